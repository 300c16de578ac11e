package dev.keypool.identitypools.credentials;

import java.util.List;
import java.util.Map;

/**
 * The sign-in behind a session that was assumed with a web identity or a SAML assertion of another provider than an
 * identity pool.
 *
 * @param provider what {@code aws:FederatedProvider} holds: the provider's ARN or name
 * @param keys     the condition keys that stay usable during the session, in lower case
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and STS condition keys</a>
 */
public record Federation(String provider, Map<String, List<String>> keys) {

    public Federation {
        keys = Map.copyOf(keys);
    }
}
