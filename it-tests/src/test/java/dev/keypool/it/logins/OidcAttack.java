package dev.keypool.it.logins;

import dev.keypool.it.attacks.TokenForge;
import java.security.PublicKey;
import java.util.function.BiFunction;

/** Tokens of an issuer that must open nothing. */
public enum OidcAttack {

    ALG_NONE("", (issuer, realms) -> TokenForge.input(TokenForge.header("none", issuer.keyId()), issuer.claims(c -> { }).toString()) + "."),
    HS256_WITH_THE_PUBLIC_KEY("", (issuer, realms) ->
            TokenForge.hmac(256, publicKey(issuer).getEncoded(), issuer.keyId(), issuer.claims(c -> { }))),
    ANOTHER_KEY_UNDER_THE_RIGHT_KEY_ID("Couldn't verify signed token", (issuer, realms) ->
            new TokenForge().rs256(issuer.keyId(), issuer.claims(c -> { }))),
    KEY_ID_OF_THE_REALM_ITSELF("Couldn't verify signed token", (issuer, realms) ->
            issuer.forge().rs256(TokenForge.headerOf(realms).path("kid").asText(), issuer.claims(c -> { }))),
    KEY_ID_THAT_IS_A_PATH("Couldn't verify signed token", (issuer, realms) ->
            issuer.forge().rs256("../../../../dev/null", issuer.claims(c -> { }))),
    TOKEN_OF_THE_REALM_ITSELF("Issuer doesn't match providerName", (issuer, realms) -> realms),
    WRONG_AUDIENCE("Incorrect token audience", (issuer, realms) -> issuer.idToken(c -> c.put("aud", "another"))),
    ISSUED_TO_ANOTHER_CLIENT("Incorrect token audience", (issuer, realms) -> issuer.idToken(c -> c.put("azp", "another"))),
    SEVERAL_AUDIENCES_AND_NOBODY_IT_WAS_ISSUED_TO("Incorrect token audience",
            (issuer, realms) -> issuer.idToken(c -> c.putArray("aud").add(Issuer.CLIENT).add("another"))),
    ANOTHER_ISSUER("Issuer doesn't match providerName", (issuer, realms) -> issuer.idToken(c -> c.put("iss", issuer.name() + "/"))),
    EXPIRED("Token expired", (issuer, realms) -> issuer.idToken(c -> c.put("exp", System.currentTimeMillis() / 1000 - 301))),
    NOT_YET_VALID("Token is not valid yet", (issuer, realms) -> issuer.idToken(c -> c.put("nbf", System.currentTimeMillis() / 1000 + 400))),
    ACCESS_TOKEN_OF_A_KEYCLOAK("Not an OpenId Connect identity token", (issuer, realms) -> issuer.idToken(c -> c.put("typ", "Bearer"))),
    ACCESS_TOKEN_OF_A_COGNITO("Not an OpenId Connect identity token", (issuer, realms) -> issuer.idToken(c -> c.put("token_use", "access"))),
    NO_TOKEN_AT_ALL("Not a valid OpenId Connect identity token", (issuer, realms) -> "letmein");

    private final String message;
    private final BiFunction<Issuer, String, String> token;

    /** @param token of the provider, and a token of the realm */
    OidcAttack(String message, BiFunction<Issuer, String, String> token) {
        this.message = message;
        this.token = token;
    }

    /** What the refusal says, or part of it. */
    public String message() {
        return message;
    }

    /** @param ofTheRealm a good ID token of the realm that is attacked */
    public String token(Issuer issuer, String ofTheRealm) {
        return token.apply(issuer, ofTheRealm);
    }

    private static PublicKey publicKey(Issuer issuer) {
        return issuer.forge().keys().getPublic();
    }
}
