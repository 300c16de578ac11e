package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.exchange.ExchangeException;
import java.util.List;

/**
 * The claims of a token that the realm signed, of whatever kind; nothing else about it has been checked.
 *
 * @param issuer          {@code iss}
 * @param tokenId         {@code jti}, or null
 * @param type            {@code typ}, Keycloak's own claim: {@code ID}, {@code Bearer} …
 * @param subject         {@code sub}
 * @param authorizedParty {@code azp}, or null
 * @param audience        {@code aud}
 * @param issuedAt        {@code iat}, seconds since the epoch, 0 when absent
 * @param notBefore       {@code nbf}, seconds since the epoch, 0 when absent
 * @param expiresAt       {@code exp}, seconds since the epoch, 0 when absent
 * @param sessionId       {@code sid}, the person's session, or null
 * @param bound           whether it is bound to a key ({@code cnf}), which has to be proven with it
 * @param amr             {@code amr}, empty when absent
 * @param realmRoles      {@code realm_access.roles}, empty when absent
 * @param aws             AWS's own claims
 */
record RealmToken(String issuer, String tokenId, String type, String subject, String authorizedParty, List<String> audience,
                  long issuedAt, long notBefore, long expiresAt, String sessionId, boolean bound, List<String> amr,
                  List<String> realmRoles, AwsClaims aws) {

    static RealmToken of(TokenClaims claims) throws ExchangeException {
        return new RealmToken(claims.text("iss"), claims.text("jti"), claims.text("typ"), claims.text("sub"), claims.text("azp"),
                orEmpty(claims.texts("aud")), claims.seconds("iat"), claims.seconds("nbf"), claims.seconds("exp"), claims.text("sid"),
                claims.all().get("cnf") != null, orEmpty(claims.texts("amr")), orEmpty(claims.object("realm_access").texts("roles")),
                AwsClaims.of(claims));
    }

    private static List<String> orEmpty(List<String> texts) {
        return texts == null ? List.of() : List.copyOf(texts);
    }
}
