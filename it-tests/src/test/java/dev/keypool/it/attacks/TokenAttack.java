package dev.keypool.it.attacks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.keycloak.representations.idm.KeysMetadataRepresentation.KeyMetadataRepresentation;

/** Tokens that must open nothing, each made from alice's own tokens: in place of her ID token may stand one of another kind. */
enum TokenAttack {

    ALG_NONE("Token signature invalid", (realm, tokens) -> none(tokens, "none") + "."),
    ALG_NONE_IN_CAPITALS("Not a valid OpenId Connect identity token", (realm, tokens) -> none(tokens, "NONE") + "."),
    ALG_NONE_WITH_THE_SIGNATURE_OF_A_REAL_TOKEN("Token signature invalid",
            (realm, tokens) -> none(tokens, "none") + "." + part(tokens, 2)),
    ALG_MISSING("Not a valid OpenId Connect identity token", (realm, tokens) -> {
        ObjectNode header = TokenForge.headerOf(tokens.idToken());
        header.remove("alg");
        return TokenForge.input(header, claims(tokens)) + "." + part(tokens, 2);
    }),
    UNSIGNED_IN_TWO_PARTS("Token signature invalid",
            (realm, tokens) -> part(tokens, 0) + "." + part(tokens, 1)),
    ALG_NONE_IN_TWO_PARTS("Token signature invalid", (realm, tokens) -> none(tokens, "none")),
    EMPTY_SIGNATURE("", (realm, tokens) -> part(tokens, 0) + "." + part(tokens, 1) + "."),
    SHORT_SIGNATURE("", (realm, tokens) -> part(tokens, 0) + "." + part(tokens, 1) + ".AA"),
    SIGNATURE_THAT_IS_NOT_BASE64("", (realm, tokens) -> part(tokens, 0) + "." + part(tokens, 1) + ".%%%"),
    CLAIMS_CHANGED_AFTER_SIGNING("Token signature invalid", (realm, tokens) -> TokenForge.input(
            TokenForge.headerOf(tokens.idToken()), TokenForge.claimsOf(tokens.idToken(), c -> c.put("exp", 4102444800L)).toString())
            + "." + part(tokens, 2)),
    FOUR_PARTS("Not a valid OpenId Connect identity token", (realm, tokens) -> tokens.idToken() + ".AA"),
    FIVE_PARTS("Not a valid OpenId Connect identity token", (realm, tokens) -> tokens.idToken() + ".AA.AA"),
    NO_TOKEN_AT_ALL("Not a valid OpenId Connect identity token", (realm, tokens) -> "letmein"),
    ONLY_DOTS("Not a valid OpenId Connect identity token", (realm, tokens) -> ".."),
    HEADER_THAT_IS_AN_ARRAY("Not a valid OpenId Connect identity token",
            (realm, tokens) -> base64("[]") + "." + part(tokens, 1) + "." + part(tokens, 2)),
    HEADER_THAT_IS_NULL("Not a valid OpenId Connect identity token",
            (realm, tokens) -> base64("null") + "." + part(tokens, 1) + "." + part(tokens, 2)),
    DEEPLY_NESTED_HEADER("Not a valid OpenId Connect identity token", (realm, tokens) ->
            base64("{\"a\":" + "[".repeat(20_000)) + "." + part(tokens, 1) + "." + part(tokens, 2)),
    DEEPLY_NESTED_UNSIGNED_CLAIMS("Not a valid OpenId Connect identity token", (realm, tokens) ->
            part(tokens, 0) + "." + base64("{\"a\":" + "[".repeat(20_000)) + "." + part(tokens, 2)),

    HS256_WITH_THE_PUBLIC_KEY_AS_PEM("Token signature invalid", (realm, tokens) -> hmac(256, pem(realm), realm, tokens)),
    HS256_WITH_THE_PUBLIC_KEY_AS_PEM_WITH_A_LAST_LINE_BREAK("Token signature invalid",
            (realm, tokens) -> hmac(256, pem(realm) + "\n", realm, tokens)),
    HS256_WITH_THE_PUBLIC_KEY_IN_BASE64("Token signature invalid",
            (realm, tokens) -> hmac(256, rsaKey(realm).getPublicKey(), realm, tokens)),
    HS256_WITH_THE_PUBLIC_KEY_AS_DER("Token signature invalid", (realm, tokens) -> hmac(256, der(realm), realm, tokens)),
    HS512_WITH_THE_PUBLIC_KEY_AS_PEM("Token signature invalid", (realm, tokens) -> hmac(512, pem(realm), realm, tokens)),
    HS512_WITH_THE_PUBLIC_KEY_AS_DER("Token signature invalid", (realm, tokens) -> hmac(512, der(realm), realm, tokens)),
    HS512_UNDER_THE_KEY_ID_OF_THE_REALMS_SECRET_KEY("Token signature invalid", (realm, tokens) -> TokenForge.hmac(512,
            der(realm), like(tokens, "HS512", kid(tokens.refreshToken())), TokenForge.claimsOf(tokens.idToken()))),

    SIGNED_BY_ANOTHER_KEY_UNDER_THE_RIGHT_KEY_ID("Token signature invalid", (realm, tokens) ->
            new TokenForge().rs256(like(tokens, "RS256", kid(tokens.idToken())), claims(tokens))),
    UNKNOWN_KEY_ID("Token signature invalid", (realm, tokens) ->
            new TokenForge().rs256(like(tokens, "RS256", "no-such-key"), claims(tokens))),
    KEY_ID_THAT_IS_A_PATH("Token signature invalid", (realm, tokens) ->
            TokenForge.hmac(256, new byte[] {0}, like(tokens, "HS256", "../../../../dev/null"), TokenForge.claimsOf(tokens.idToken()))),
    TRUSTED_KEY_WITHOUT_ITS_KEY_ID("Token signature invalid", (realm, tokens) -> {
        realm.trustedKid();
        return realm.forge().rs256(like(tokens, "RS256", null), claims(tokens));
    }),
    KEY_THAT_THE_TOKEN_BRINGS_ALONG("Token signature invalid", (realm, tokens) -> {
        TokenForge forge = new TokenForge();
        ObjectNode header = like(tokens, "RS256", kid(tokens.idToken()));
        var key = (java.security.interfaces.RSAPublicKey) forge.keys().getPublic();
        header.putObject("jwk").put("kty", "RSA").put("n", TokenForge.base64(key.getModulus().toByteArray()))
                .put("e", TokenForge.base64(key.getPublicExponent().toByteArray()));
        header.put("jku", "http://localhost:1/jwks");
        return forge.rs256(header, claims(tokens));
    }),
    RS256_KEY_USED_WITH_PS256("Token signature invalid", (realm, tokens) ->
            realm.forge().ps256(like(tokens, "PS256", realm.trustedKid()), claims(tokens))),
    HEADER_SWITCHED_TO_PS256("Token signature invalid", (realm, tokens) -> switched(tokens, "PS256")),
    HEADER_SWITCHED_TO_RS512("Token signature invalid", (realm, tokens) -> switched(tokens, "RS512")),
    HEADER_SWITCHED_TO_ES256("Token signature invalid", (realm, tokens) -> switched(tokens, "ES256")),
    HEADER_SWITCHED_TO_EDDSA("Token signature invalid", (realm, tokens) -> switched(tokens, "EdDSA")),
    SIGNED_BY_THE_REALMS_ENCRYPTION_KEY("Token signature invalid", (realm, tokens) -> {
        TokenForge forge = new TokenForge();
        String kid = realm.addKey("rsa-enc", Map.of("algorithm", "RSA-OAEP", "privateKey", forge.pkcs8()));
        return forge.rs256(like(tokens, "RS256", kid), claims(tokens));
    }),
    SIGNED_BY_A_DISABLED_KEY("Token signature invalid", (realm, tokens) -> {
        TokenForge forge = new TokenForge();
        String kid = realm.addKey("rsa", Map.of("algorithm", "RS256", "privateKey", forge.pkcs8(), "enabled", "false"));
        return forge.rs256(like(tokens, "RS256", kid), claims(tokens));
    }),

    ACCESS_TOKEN("Not a valid OpenId Connect identity token", (realm, tokens) -> tokens.accessToken()),
    REFRESH_TOKEN("Token signature invalid", (realm, tokens) -> tokens.refreshToken()),
    LOGOUT_TOKEN("Not a valid OpenId Connect identity token", forged(c -> c.put("typ", "Logout"))),
    REGISTRATION_TOKEN("Not a valid OpenId Connect identity token", forged(c -> c.put("typ", "RegistrationAccessToken"))),
    ID_TOKEN_TYPE_IN_LOWER_CASE("Not a valid OpenId Connect identity token", forged(c -> c.put("typ", "id"))),
    NO_TYPE("Not a valid OpenId Connect identity token", forged(c -> c.remove("typ"))),

    CLIENT_THAT_THE_POOL_DOES_NOT_TRUST("Incorrect token audience",
            (realm, tokens) -> realm.signIn("admin-cli", "alice").idToken()),
    CLIENT_THAT_ADDS_THE_TRUSTED_AUDIENCE("Incorrect token audience",
            (realm, tokens) -> realm.signIn(GameRealm.OTHER_APP, "alice").idToken()),
    TWO_AUDIENCES_AND_NO_AUTHORIZED_PARTY("Incorrect token audience", forged(c -> {
        c.putArray("aud").add(GameRealm.APP).add(GameRealm.OTHER_APP);
        c.remove("azp");
    })),
    AUTHORIZED_PARTY_THAT_IS_NO_AUDIENCE("Incorrect token audience", forged(c -> c.put("aud", GameRealm.OTHER_APP))),
    AUTHORIZED_PARTY_OF_ANOTHER_CASE("Incorrect token audience", forged(c -> c.put("aud", "APP").put("azp", "APP"))),
    NO_AUDIENCE("Incorrect token audience", forged(c -> c.remove("aud"))),
    EMPTY_AUDIENCE("Incorrect token audience", forged(c -> c.putArray("aud"))),
    AUDIENCE_NULL("Incorrect token audience", forged(c -> c.putNull("aud").remove("azp"))),

    EXPIRED("Token expired", forged(c -> c.put("exp", now() - 1))),
    EXPIRES_NOW("Token expired", forged(c -> c.put("exp", now()))),
    NO_EXPIRATION("Token expired", forged(c -> c.remove("exp"))),
    EXPIRATION_BEFORE_ALL_TIME("Token expired", forged(c -> c.put("exp", Long.MIN_VALUE))),
    EXPIRATION_NO_NUMBER("Not a valid OpenId Connect identity token", forged(c -> c.put("exp", "never"))),
    EXPIRATION_BEYOND_ALL_NUMBERS("Not a valid OpenId Connect identity token",
            forged(c -> c.put("exp", new java.math.BigInteger("9".repeat(40))))),
    NOT_YET_VALID("Token is not valid yet", forged(c -> c.put("nbf", now() + 600))),

    ISSUER_OF_ANOTHER_REALM("Issuer doesn't match providerName", forged(c -> c.put("iss", c.get("iss").asText() + "2"))),
    ISSUER_WITH_A_SLASH("Issuer doesn't match providerName", forged(c -> c.put("iss", c.get("iss").asText() + "/"))),
    ISSUER_WITH_HTTPS("Issuer doesn't match providerName",
            forged(c -> c.put("iss", c.get("iss").asText().replace("http://", "https://")))),
    NO_ISSUER("Issuer doesn't match providerName", forged(c -> c.remove("iss"))),

    NO_SUBJECT("User does not exist", forged(c -> c.remove("sub"))),
    EMPTY_SUBJECT("User does not exist", forged(c -> c.put("sub", ""))),
    SUBJECT_THAT_IS_A_NAME("User does not exist", forged(c -> c.put("sub", "alice"))),
    SUBJECT_OF_ANOTHER_REALM("User does not exist", forged(c -> c.put("sub", "5b8f7a52-4d3c-4f1e-9a61-1c0a3c4d5e01"))),
    SUBJECT_OF_A_STORAGE_THAT_IS_NOT_THERE("User does not exist", forged(c -> c.put("sub", "f:no-such-storage:alice"))),
    SUBJECT_WITH_QUOTES("User does not exist", forged(c -> c.put("sub", "' or '1'='1"))),
    HUGE_SUBJECT("User does not exist", forged(c -> c.put("sub", "a".repeat(30_000)))),
    SUBJECT_THAT_IS_AN_OBJECT("Not a valid OpenId Connect identity token", forged(c -> c.putObject("sub").put("a", "b"))),

    TWICE_DECLARED_EXPIRATION("Token expired", (realm, tokens) -> realm.forged(tokens.idToken(),
            claims(tokens).replaceFirst("}$", ",\"exp\":1}"))),
    DEEPLY_NESTED_CLAIMS("Not a valid OpenId Connect identity token", (realm, tokens) -> realm.forged(
            tokens.idToken(), claims(tokens).replaceFirst("}$", ",\"deep\":" + "[".repeat(12_000) + "]".repeat(12_000) + "}"))),
    CLAIMS_THAT_ARE_AN_ARRAY("Not a valid OpenId Connect identity token",
            (realm, tokens) -> realm.forged(tokens.idToken(), "[]")),
    CLAIMS_THAT_ARE_NULL("Not a valid OpenId Connect identity token",
            (realm, tokens) -> realm.forged(tokens.idToken(), "null")),
    CLAIMS_THAT_ARE_EMPTY("Not a valid OpenId Connect identity token",
            (realm, tokens) -> realm.forged(tokens.idToken(), "")),
    CLAIMS_THAT_ARE_NO_JSON("Not a valid OpenId Connect identity token",
            (realm, tokens) -> realm.forged(tokens.idToken(), "\u0000\u0001"));

    private final String message;
    private final BiFunction<GameRealm, Tokens, String> token;

    TokenAttack(String message, BiFunction<GameRealm, Tokens, String> token) {
        this.message = message;
        this.token = token;
    }

    /** What the refusal says, or part of it. */
    String message() {
        return message;
    }

    String token(GameRealm realm, Tokens alice) {
        return token.apply(realm, alice);
    }

    private static BiFunction<GameRealm, Tokens, String> forged(Consumer<ObjectNode> change) {
        return (realm, tokens) -> realm.forged(tokens.idToken(), change);
    }

    private static String none(Tokens tokens, String algorithm) {
        return TokenForge.input(like(tokens, algorithm, kid(tokens.idToken())), claims(tokens));
    }

    private static String switched(Tokens tokens, String algorithm) {
        return TokenForge.input(like(tokens, algorithm, kid(tokens.idToken())), claims(tokens)) + "." + part(tokens, 2);
    }

    private static String hmac(int hash, String secret, GameRealm realm, Tokens tokens) {
        return hmac(hash, secret.getBytes(StandardCharsets.US_ASCII), realm, tokens);
    }

    private static String hmac(int hash, byte[] secret, GameRealm realm, Tokens tokens) {
        return TokenForge.hmac(hash, secret, like(tokens, "HS" + hash, rsaKey(realm).getKid()), TokenForge.claimsOf(tokens.idToken()));
    }

    /** The key that signs the realm's ID tokens, as everybody can read it. */
    private static KeyMetadataRepresentation rsaKey(GameRealm realm) {
        String active = realm.resource().keys().getKeyMetadata().getActive().get("RS256");
        return realm.resource().keys().getKeyMetadata().getKeys().stream()
                .filter(key -> active.equals(key.getKid())).findFirst().orElseThrow();
    }

    private static byte[] der(GameRealm realm) {
        return Base64.getDecoder().decode(rsaKey(realm).getPublicKey());
    }

    private static String pem(GameRealm realm) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(realm)) + "\n-----END PUBLIC KEY-----";
    }

    private static ObjectNode like(Tokens tokens, String algorithm, String kid) {
        return TokenForge.headerLike(tokens.idToken(), algorithm, kid);
    }

    private static String kid(String token) {
        return TokenForge.headerOf(token).path("kid").asText();
    }

    private static String claims(Tokens tokens) {
        return TokenForge.claimsOf(tokens.idToken()).toString();
    }

    private static String part(Tokens tokens, int index) {
        return tokens.idToken().split("\\.")[index];
    }

    private static String base64(String text) {
        return TokenForge.base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
