package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import java.util.Map;

/**
 * The basic (classic) flow: an identity gets an OpenID token and assumes a role at STS with it, one that it chooses
 * itself among those that trust the pool. What chooses roles for it, role mappings and SAML, is not to be had there.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Identity pools authentication flow</a>
 */
public final class ClassicFlow {

    private ClassicFlow() {
    }

    /** @param logins provider names to tokens, as the client wrote them */
    public static void requireAllowed(IdentityPool pool, Map<String, String> logins) throws ExchangeException {
        if (!pool.allowClassicFlow()) {
            throw refused("not enabled");
        }
        if (!pool.roleMappings().isEmpty()) {
            throw refused("not supported with RoleMappings");
        }
        // SAML providers are named by their ARN.
        if (logins.keySet().stream().anyMatch(provider -> provider.startsWith("arn:") && provider.contains(":saml-provider/"))) {
            throw refused("not supported with SAML");
        }
    }

    private static ExchangeException refused(String why) {
        return ExchangeException.invalidParameter("Basic (classic) flow is " + why + ", please use enhanced flow.");
    }
}
