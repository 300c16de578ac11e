package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.idp.ProviderArn;
import dev.keypool.identitypools.roles.SamlRoles;
import dev.keypool.identitypools.saml.InvalidSamlException;
import dev.keypool.identitypools.saml.SamlAssertion;
import dev.keypool.identitypools.saml.SamlResponses;
import dev.keypool.identitypools.saml.SamlTrust;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People of the realm's SAML providers, by assertions made for AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">SAML assertions for the authentication response</a>
 */
public final class SamlIdentities {

    /** STS takes an assertion only so soon, whatever its own times allow. */
    private static final Duration REDEMPTION = Duration.ofMinutes(5);

    /** Finds what assertions of an enabled provider are checked against, by its alias. */
    @FunctionalInterface
    public interface Providers {
        Optional<SamlTrust> named(String alias) throws ExchangeException;
    }

    private final String account;
    private final Providers providers;
    private final Clock clock;

    /** @param account 12 digits */
    public SamlIdentities(String account, Providers providers, Clock clock) {
        this.account = account;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * @param providerArn {@code arn:aws:iam::<account>:saml-provider/<alias>}
     * @param roleArn     the role that is asked for: the assertion must name it, with the provider
     * @param response    base64, at most 100,000 characters
     */
    public SamlIdentity verify(String providerArn, String roleArn, String response) throws ExchangeException {
        String alias = ProviderArn.samlAlias(account, providerArn);
        SamlTrust trust = alias == null ? null : providers.named(alias).orElse(null);
        if (trust == null) {
            throw ExchangeException.notAuthorized(Refusal.UNSUPPORTED_PROVIDER, "Specified provider doesn't exist");
        }
        Instant now = clock.instant();
        try {
            SamlAssertion assertion = SamlResponses.verify(response, trust, now);
            if (now.isAfter(assertion.issuedAt().plus(REDEMPTION))) {
                throw ExchangeException.notAuthorized(Refusal.TOKEN_EXPIRED, "Token must be redeemed within 5 minutes of issuance");
            }
            return identity(providerArn, alias, roleArn, assertion);
        } catch (InvalidSamlException e) {
            throw SamlRefusals.of(e);
        }
    }

    private SamlIdentity identity(String providerArn, String alias, String roleArn, SamlAssertion assertion) throws ExchangeException {
        SamlSessionAttributes session = SamlSessionAttributes.of(assertion);
        List<String> roles = SamlRoles.of(assertion.attribute(SamlRoles.ATTRIBUTE), providerArn);
        if (!roles.contains(roleArn)) {
            throw ExchangeException.notAuthorized(Refusal.ROLE_NOT_ALLOWED, "Not authorized to perform sts:AssumeRoleWithSAML");
        }
        Map<String, List<String>> keys = SamlKeys.of(assertion, account, alias);
        FederatedIdentity who = new FederatedIdentity(List.of(providerArn), keys::get, SamlKeys.ofSession(keys), session.tags(),
                session.sourceIdentity(), roles, null);
        return new SamlIdentity(who, session.sessionName(), assertion.nameId(), SamlKeys.subjectType(assertion), assertion.issuer(),
                assertion.recipient(), keys.get(SamlKeys.NAME_QUALIFIER).get(0), session.seconds(), assertion.sessionNotOnOrAfter());
    }
}
