package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.UserRepresentation;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/** The basic (classic) flow: an OpenID token of the pool, and a role at STS with it. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClassicFlowIT {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

    private final KeycloakServer server;
    private final Http http = new Http();
    private StsRealm realm;
    private String person;
    private String guest;

    ClassicFlowIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void roles() {
        realm = StsRealm.on(server);
        person = realm.role("classic-person", realm.trustOfPool("authenticated"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","ssm:GetParameter"],
                "Resource":"arn:aws:s3:::game/${cognito-identity.amazonaws.com:sub}/*"}]}""", 7200);
        guest = realm.role("classic-guest", realm.trustOfPool("unauthenticated"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}]}""");
    }

    @AfterAll
    void close() throws Exception {
        realm.close();
    }

    @Test
    void anIdentityGetsATokenAndARoleOfItsChoice() {
        String identity = id("cli");
        GetOpenIdTokenResponse issued = token(identity, "cli");
        assertThat(issued.identityId()).isEqualTo(identity);
        JsonNode claims = Tokens.claims(issued.token());
        assertThat(claims.path("sub").textValue()).isEqualTo(identity);
        assertThat(claims.path("aud").textValue()).isEqualTo(realm.game().pool());
        assertThat(claims.path("iss").textValue()).isEqualTo(realm.uri("/identity-pools").toString());
        assertThat(claims.at("/amr/0").textValue()).isEqualTo("authenticated");
        assertThat(claims.at("/amr/1").textValue()).isEqualTo(realm.issuer());
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue()).isEqualTo(600);
        assertThat(claims.path("https://cognito-identity.amazonaws.com/identity-pool-arn").textValue())
                .isEqualTo("arn:aws:cognito-identity:us-east-1:" + StsRealm.ACCOUNT + ":identitypool/" + realm.game().pool());

        AssumeRoleWithWebIdentityResponse begun = realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("alice")
                .webIdentityToken(issued.token()).durationSeconds(7200));
        assertThat(begun.provider()).isEqualTo("cognito-identity.amazonaws.com");
        assertThat(begun.subjectFromWebIdentityToken()).isEqualTo(identity);
        assertThat(begun.audience()).isEqualTo(realm.game().pool());
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/" + identity + "/a")).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/us-east-1:other/a")).isFalse();
        Refused.denied(ACTION, () -> realm.assume(guest, issued.token()));
    }

    @Test
    void aGuestToo() {
        String identity = realm.pools().getId(request -> request.identityPoolId(realm.game().pool())).identityId();
        String token = realm.pools().getOpenIdToken(request -> request.identityId(identity)).token();
        assertThat(Tokens.claims(token).path("amr").toString()).isEqualTo("[\"unauthenticated\"]");
        AssumeRoleWithWebIdentityResponse begun = realm.assume(guest, token);
        assertThat(realm.allows(begun.credentials(), "ssm:GetParameter", "arn:aws:ssm:us-east-1:" + StsRealm.ACCOUNT + ":parameter/a"))
                .as("there is no scope-down in the classic flow").isTrue();
        Refused.denied(ACTION, () -> realm.assume(person, token));
    }

    @Test
    void poolsThatDoNotAllowItRefuse() throws Exception {
        try (GameRealm enhanced = GameRealm.on(server)) {
            String identity = enhanced.guest().getId(enhanced.pool());
            try (var pools = cognito(enhanced)) {
                Refused.by(400, "InvalidParameterException", "Basic (classic) flow is not enabled, please use enhanced flow.",
                        () -> pools.getOpenIdToken(request -> request.identityId(identity)));
            }
        }
    }

    @Test
    void roleMappingsAndSamlExcludeIt() throws Exception {
        try (StsRealm mapped = StsRealm.on(server, representation -> representation.getComponents().get(GameRealm.POOL_TYPE).get(0).getConfig()
                .put("roleMappings", List.of("{\"provider\":\"realm:cli\",\"type\":\"Token\",\"ambiguousRoleResolution\":\"AuthenticatedRole\"}")))) {
            String identity = mapped.pools().getId(request -> request.identityPoolId(mapped.game().pool())).identityId();
            Refused.by(400, "InvalidParameterException", "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.",
                    () -> mapped.pools().getOpenIdToken(request -> request.identityId(identity)));
        }
        String identity = realm.pools().getId(request -> request.identityPoolId(realm.game().pool())).identityId();
        Refused.by(400, "InvalidParameterException", "Basic (classic) flow is not supported with SAML, please use enhanced flow.",
                () -> realm.pools().getOpenIdToken(request -> request.identityId(identity)
                        .logins(Map.of("arn:aws:iam::" + StsRealm.ACCOUNT + ":saml-provider/okta", "PHg+"))));
    }

    @Test
    void othersVerifyItByDiscovery() throws Exception {
        String token = token(id("cli"), "cli").token();
        HttpResponse<String> discovered = http.get(URI.create(Tokens.claims(token).path("iss").textValue() + "/.well-known/openid-configuration"), "Origin", "https://app.example");
        assertThat(discovered.statusCode()).isEqualTo(200);
        assertThat(discovered.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(discovered.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
        assertThat(discovered.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        JsonNode document = KeypoolAdmin.json(discovered);
        assertThat(document.path("issuer")).isEqualTo(Tokens.claims(token).path("iss"));
        HttpResponse<String> keys = http.get(URI.create(document.path("jwks_uri").textValue()));
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.headers().firstValue("Cache-Control")).contains("public, max-age=300");
        String kid = header(token).path("kid").textValue();
        JsonNode key = null;
        for (JsonNode one : KeypoolAdmin.json(keys).path("keys")) {
            assertThat(one.path("use").textValue()).isEqualTo("sig");
            assertThat(one.path("alg").textValue()).isEqualTo("RS256");
            key = one.path("kid").textValue().equals(kid) ? one : key;
        }
        assertThat(key).as("the key of " + kid).isNotNull();
        PublicKey ofModulus = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
        PublicKey ofCertificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(key.at("/x5c/0").textValue()))).getPublicKey();
        assertThat(ofCertificate).isEqualTo(ofModulus);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(ofModulus);
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)))).isTrue();
    }

    /** The same key signs them; nothing of Keycloak takes one for the other. */
    @Test
    void aPoolsTokenIsNoTokenOfTheRealm() {
        String token = token(id("cli"), "cli").token();
        URI oidc = realm.uri("/protocol/openid-connect");
        assertThat(http.get(URI.create(oidc + "/userinfo"), "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
        assertThat(KeypoolAdmin.json(http.postForm(URI.create(oidc + "/token/introspect"), Map.of("token", token, "client_id", "worker",
                "client_secret", StsRealm.SECRET))).path("active").booleanValue()).isFalse();
        for (String kind : List.of("urn:ietf:params:oauth:token-type:access_token", "urn:ietf:params:oauth:token-type:jwt")) {
            assertThat(http.postForm(URI.create(oidc + "/token"), Map.of("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token", token,
                    "subject_token_type", kind, "client_id", "worker", "client_secret", StsRealm.SECRET)).statusCode()).isBetween(400, 403);
        }
        assertThat(http.postForm(URI.create(oidc + "/token"), Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", "cli")).statusCode()).isEqualTo(400);
        assertThat(http.get(URI.create(oidc + "/logout?id_token_hint=" + token)).statusCode()).isEqualTo(400);
        assertThat(http.get(URI.create(server.baseUrl() + "/admin/realms/" + realm.name()), "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
        assertThat(http.post(realm.uri("/identity-pools/access/v1/evaluation"), "{}", "Authorization", "Bearer " + token, "Content-Type", "application/json")
                .statusCode()).isEqualTo(401);
        assertThat(http.get(URI.create(realm.uri("/clients-registrations/default/cli").toString()), "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
        Refused.by(400, "NotAuthorizedException", "Invalid login token. Issuer doesn't match providerName",
                () -> realm.pools().getId(request -> request.identityPoolId(realm.game().pool()).logins(Map.of(realm.issuer(), token))));
    }

    @Test
    void aTokenOfTheClassicFlowIsNoLogin() {
        String identity = id("cli");
        String token = token(identity, "cli").token();
        Refused.by(400, "NotAuthorizedException", "Token is not from a supported provider of this identity pool.",
                () -> realm.pools().getCredentialsForIdentity(request -> request.identityId(identity).logins(Map.of("cognito-identity.amazonaws.com", token))));
    }

    @Test
    void aTokenOfAnotherRealmsPoolIsRefused() throws Exception {
        try (StsRealm other = StsRealm.on(server)) {
            String identity = other.pools().getId(request -> request.identityPoolId(other.game().pool())).identityId();
            String token = other.pools().getOpenIdToken(request -> request.identityId(identity)).token();
            Refused.by(400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account for " + other.uri("/identity-pools"),
                    () -> realm.assume(guest, token));
        }
    }

    @Test
    void aPoolThatIsGoneTakesItsTokensWithIt() throws Exception {
        try (StsRealm own = StsRealm.on(server)) {
            String role = own.role("guest2", own.trustOfPool("unauthenticated"), StsRealm.S3);
            String identity = own.pools().getId(request -> request.identityPoolId(own.game().pool())).identityId();
            String token = own.pools().getOpenIdToken(request -> request.identityId(identity)).token();
            assertThat(own.assume(role, token)).isNotNull();
            own.game().admin().delete("identity-pools/" + own.game().poolUuid());
            Refused.by(403, "IDPRejectedClaim", "IdentityPool '" + own.game().pool() + "' not found.", () -> own.assume(role, token));
        }
    }

    @Test
    void whoSignedOutHasNoRoleByATokenFromBefore() throws Exception {
        try (StsRealm own = StsRealm.on(server, representation -> GameRealm.poolOf(representation).put("appClients",
                List.of("{\"clientId\":\"cli\",\"serverSideTokenCheck\":true}")))) {
            String role = own.role("classic", own.trustOfPool("authenticated"), StsRealm.S3);
            Tokens tokens = Tokens.byDirectGrant(server, own.name(), "cli", "alice", GameRealm.PASSWORD);
            String token = token(own, tokens.idToken());
            assertThat(own.assume(role, token)).isNotNull();
            assertThat(http.postForm(own.uri("/protocol/openid-connect/logout"), Map.of("client_id", "cli", "refresh_token", tokens.refreshToken())).statusCode())
                    .isEqualTo(204);
            Refused.by(403, "IDPRejectedClaim", "User is signed out.", () -> own.assume(role, token));
            assertThat(own.assume(role, token(own, own.idToken("cli")))).as("signed in anew").isNotNull();
        }
    }

    @Test
    void whoWasDisabledHasNone() throws Exception {
        try (StsRealm own = StsRealm.on(server)) {
            String role = own.role("classic", own.trustOfPool("authenticated"), StsRealm.S3);
            String token = token(own, own.idToken("cli"));
            assertThat(own.assume(role, token)).isNotNull();
            UserRepresentation alice = own.game().resource().users().search("alice").get(0);
            alice.setEnabled(false);
            own.game().resource().users().get(alice.getId()).update(alice);
            Refused.by(403, "IDPRejectedClaim", "User is disabled.", () -> own.assume(role, token));
        }
    }

    @Test
    void whoseLoginWasUnlinkedHasNone() throws Exception {
        try (StsRealm own = StsRealm.on(server)) {
            String role = own.role("classic", own.trustOfPool("authenticated"), StsRealm.S3);
            String idToken = own.idToken("cli");
            String token = token(own, idToken);
            assertThat(own.assume(role, token)).isNotNull();
            own.pools().unlinkIdentity(request -> request.identityId(Tokens.claims(token).path("sub").textValue()).logins(Map.of(own.issuer(), idToken))
                    .loginsToRemove(own.issuer()));
            Refused.by(403, "IDPRejectedClaim", "Token was revoked.", () -> own.assume(role, token));
        }
    }

    private static String token(StsRealm of, String idToken) {
        Map<String, String> logins = Map.of(of.issuer(), idToken);
        String identity = of.pools().getId(request -> request.identityPoolId(of.game().pool()).logins(logins)).identityId();
        return of.pools().getOpenIdToken(request -> request.identityId(identity).logins(logins)).token();
    }

    private String id(String client) {
        return realm.pools().getId(request -> request.identityPoolId(realm.game().pool()).logins(Map.of(realm.issuer(), realm.idToken(client)))).identityId();
    }

    private GetOpenIdTokenResponse token(String identity, String client) {
        return realm.pools().getOpenIdToken(request -> request.identityId(identity).logins(Map.of(realm.issuer(), realm.idToken(client))));
    }

    private CognitoIdentityClient cognito(GameRealm of) {
        return CognitoIdentityClient.builder()
                .endpointOverride(URI.create(server.realm(of.name()) + "/cognito-identity"))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create()).build();
    }

    private static JsonNode header(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
    }

    private static BigInteger number(JsonNode base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url.textValue()));
    }
}
