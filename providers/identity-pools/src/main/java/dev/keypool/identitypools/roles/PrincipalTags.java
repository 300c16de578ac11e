package dev.keypool.identitypools.roles;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.logins.VerifiedLogin;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Claims as principal tags: attributes for access control.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html">Attributes for access control</a>
 */
public final class PrincipalTags {

    /** STS takes no other characters in a tag's value. */
    private static final Pattern VALUES = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");
    /** Cognito's limit for all attributes together, in bytes. */
    private static final int MAX_BYTES = 460;

    private static final Map<String, String> DEFAULTS = Map.of("client", "aud", "username", "sub");
    private static final Map<String, String> SAML_DEFAULTS = Map.of(
            "client", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier",
            "username", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name");

    private PrincipalTags() {
    }

    /** Tag key to claim: Cognito's own mapping for the provider. */
    public static Map<String, String> defaults(String providerKey) {
        return providerKey.startsWith(ProviderKey.SAML) ? SAML_DEFAULTS : DEFAULTS;
    }

    /** Tag key to claim, as the pool maps it for the provider; empty when it maps none. */
    public static Map<String, String> mapped(IdentityPool pool, String providerKey) {
        AttributeMap map = pool.principalTags().get(providerKey);
        return map == null ? Map.of() : map.useDefaults() ? defaults(providerKey) : map.tags();
    }

    /**
     * Of several logins, the first whose provider has a mapping gives all. A claim that the token lacks gives no tag.
     *
     * @throws ExchangeException when a value cannot be a tag's: to leave it out could allow what a policy denies by it
     */
    public static SessionTags of(IdentityPool pool, List<VerifiedLogin> logins) throws ExchangeException {
        for (VerifiedLogin login : logins) {
            if (pool.principalTags().containsKey(login.providerKey())) {
                return tags(mapped(pool, login.providerKey()), login);
            }
        }
        return SessionTags.NONE;
    }

    private static SessionTags tags(Map<String, String> mapped, VerifiedLogin login) throws ExchangeException {
        Map<String, String> tags = new LinkedHashMap<>();
        int size = 0;
        for (Map.Entry<String, String> tag : new TreeMap<>(mapped).entrySet()) {
            List<String> values = login.claims().of(tag.getValue());
            if (values == null) {
                continue;
            }
            size += values.get(0).getBytes(StandardCharsets.UTF_8).length;
            // A tag has one value: which of several it were would be chance.
            if (values.size() > 1 || !VALUES.matcher(values.get(0)).matches() || size > MAX_BYTES) {
                throw ExchangeException.notAuthorized(Refusal.TAG_NOT_ALLOWED, "A claim that is mapped to a principal tag has"
                        + " several values, characters that a tag cannot have, or is too long.");
            }
            tags.put(tag.getKey(), values.get(0));
        }
        return SessionTags.of(tags);
    }
}
