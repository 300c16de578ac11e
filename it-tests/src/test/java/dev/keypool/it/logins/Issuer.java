package dev.keypool.it.logins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.attacks.TokenForge;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.StandIn;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/** A stand-in for an issuer of ID tokens, who publishes keys and, where asked, a discovery document. */
public final class Issuer {

    public static final String CLIENT = "game";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final StandIn published;
    private TokenForge forge;
    private String keyId;

    private Issuer(String name, String keysPath, String keyId) {
        this.name = name;
        rotate(keyId);
        this.published = StandIns.at(keysPath, request -> new Answer(200, keys(), Map.of("Cache-Control", "public, max-age=300")));
    }

    /** One that is known by name, and its keys by a path of the tests. */
    public static Issuer of(String name, String keysPath) {
        return new Issuer(name, keysPath, "key-1");
    }

    /** One whose discovery document says where its keys are. */
    public static Issuer discovered(KeycloakServer server, String path) {
        String name = StandIns.uri(server, path).toString();
        String document = JSON.createObjectNode().put("issuer", name).put("jwks_uri", name + "/keys").toString();
        StandIns.at(path + "/.well-known/openid-configuration", request -> Answer.of(200, document));
        return new Issuer(name, path + "/keys", "key-1");
    }

    public String name() {
        return name;
    }

    /** Its name among a client's logins. */
    public String provider() {
        return name.substring(name.indexOf("://") + 3);
    }

    /** Its keys, and who asks for them. */
    public StandIn published() {
        return published;
    }


    /** A new key in place of the old one. */
    public void rotate(String newKeyId) {
        forge = new TokenForge();
        keyId = newKeyId;
    }

    public TokenForge forge() {
        return forge;
    }

    public String keyId() {
        return keyId;
    }

    /** What the providers' tokens have, for {@link #CLIENT}. */
    public ObjectNode claims(Consumer<ObjectNode> change) {
        long now = System.currentTimeMillis() / 1000;
        ObjectNode claims = JSON.createObjectNode().put("iss", name).put("aud", CLIENT).put("sub", "112233445566778899000")
                .put("iat", now).put("exp", now + 3600).put("nonce", "n-0S6_WzA2Mj").put("email", "alice@example.org");
        change.accept(claims);
        return claims;
    }

    public String idToken(Consumer<ObjectNode> change) {
        return forge.rs256(keyId, claims(change));
    }

    public String idToken() {
        return idToken(claims -> { });
    }

    private String keys() {
        RSAPublicKey key = (RSAPublicKey) forge.keys().getPublic();
        ObjectNode jwks = JSON.createObjectNode();
        ArrayNode keys = jwks.putArray("keys");
        keys.addObject().put("kty", "RSA").put("alg", "RS256").put("use", "sig").put("kid", keyId)
                .put("n", TokenForge.base64(unsigned(key.getModulus().toByteArray()))).put("e", "AQAB");
        return jwks.toString();
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }
}
