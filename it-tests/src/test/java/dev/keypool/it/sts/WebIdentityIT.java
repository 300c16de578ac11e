package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpRejectedClaimException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;

/** AssumeRoleWithWebIdentity with tokens of the realm itself. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebIdentityIT {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String NO_TOKEN = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";

    private final KeycloakServer server;
    private StsRealm realm;
    private String person;
    private String worker;

    WebIdentityIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void roles() {
        realm = StsRealm.on(server);
        person = realm.role("person", realm.trustOfClient("cli"), StsRealm.S3, 7200);
        worker = realm.role("worker", StsRealm.trust("arn:aws:iam::" + StsRealm.ACCOUNT + ":oidc-provider/" + realm.issuer(), "\"" + ACTION + "\"",
                "{\"StringEquals\":{\"" + realm.issuer() + ":aud\":\"worker\"}}"), StsRealm.S3);
    }

    @AfterAll
    void close() throws Exception {
        realm.close();
    }

    @Test
    void anIdTokenOpensARole() {
        String token = realm.idToken("cli");
        AssumeRoleWithWebIdentityResponse begun = realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person)
                .roleSessionName("alice@laptop").webIdentityToken(token).durationSeconds(7200));
        assertThat(begun.subjectFromWebIdentityToken()).isEqualTo(Tokens.claims(token).path("sub").textValue());
        assertThat(begun.audience()).isEqualTo("cli");
        assertThat(begun.provider()).isEqualTo("arn:aws:iam::" + StsRealm.ACCOUNT + ":oidc-provider/" + realm.issuer());
        assertThat(begun.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/person/alice@laptop");
        assertThat(begun.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{17}:alice@laptop");
        assertThat(begun.packedPolicySize()).isNull();
        assertThat(begun.sourceIdentity()).isNull();
        assertThat(begun.credentials().expiration()).isCloseTo(Instant.now().plusSeconds(7200), within(1, ChronoUnit.MINUTES));
        assertThat(realm.as(begun.credentials()).getCallerIdentity().arn()).isEqualTo(begun.assumedRoleUser().arn());
        assertThat(realm.as(begun.credentials()).getCallerIdentity().userId()).isEqualTo(begun.assumedRoleUser().assumedRoleId());
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/a")).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:DeleteObject", "arn:aws:s3:::game/a")).isFalse();
    }

    @Test
    void aServiceAccountsAccessTokenForStsOpensARole() {
        AssumeRoleWithWebIdentityResponse begun = realm.assume(worker, realm.accessToken());
        assertThat(begun.audience()).isEqualTo("worker");
        assertThat(begun.credentials().expiration()).isCloseTo(Instant.now().plusSeconds(3600), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void anAccessTokenForSomebodyElseIsRefused() {
        String service = Tokens.ofClient(server, realm.name(), "service", KeycloakServer.CLIENT_SECRET).accessToken();
        String alices = Tokens.byDirectGrant(server, realm.name(), "cli", "alice", GameRealm.PASSWORD).accessToken();
        for (String token : new String[] {service, alices}) {
            assertThat(Refused.by(400, "InvalidIdentityToken", "Incorrect token audience", () -> realm.assume(person, token)))
                    .isInstanceOf(InvalidIdentityTokenException.class);
        }
    }

    @Test
    void aRefreshTokenIsNoProof() {
        String refresh = Tokens.byDirectGrant(server, realm.name(), "cli", "alice", GameRealm.PASSWORD).refreshToken();
        Refused.by(400, "InvalidIdentityToken", "The token's signature is invalid.", () -> realm.assume(person, refresh));
    }

    @Test
    void theTrustPolicySaysWhichClients() {
        Refused.denied(ACTION, () -> realm.assume(person, realm.idToken("other")));
        Refused.denied(ACTION, () -> realm.assume(worker, realm.idToken("cli")));
        Refused.denied(ACTION, () -> realm.assume(person, realm.accessToken()));
    }

    @Test
    void aRoleThatIsNotThereIsDeniedAlike() {
        String token = realm.idToken("cli");
        Refused.denied(ACTION, () -> realm.assume("arn:aws:iam::" + StsRealm.ACCOUNT + ":role/nobody", token));
        Refused.denied(ACTION, () -> realm.assume("arn:aws:iam::210987654321:role/person", token));
        Refused.denied(ACTION, () -> realm.assume("arn:aws:iam::" + StsRealm.ACCOUNT + ":role/player", token));
        Refused.by(400, "ValidationError", "Request ARN is invalid", () -> realm.assume(realm.provider(), token));
    }

    @Test
    void aTokenOfAnotherRealmIsNobodys() throws Exception {
        try (StsRealm other = StsRealm.on(server)) {
            assertThat(Refused.by(400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account for http://" + other.issuer(),
                    () -> realm.assume(person, other.idToken("cli")))).isInstanceOf(InvalidIdentityTokenException.class);
        }
    }

    @Test
    void whatIsNoTokenIsToldSo() {
        for (String token : new String[] {"nonsense", "a.b.c", "....", "Atza|IwEBIKs"}) {
            Refused.by(400, "InvalidIdentityToken", NO_TOKEN, () -> realm.assume(person, token));
        }
    }

    @Test
    void anExpiredTokenIsToldApart() throws Exception {
        try (StsRealm brief = StsRealm.on(server, representation -> representation.setAccessTokenLifespan(1))) {
            String role = brief.role("person", brief.trustOfClient("cli"), StsRealm.S3);
            String token = brief.idToken("cli");
            Thread.sleep(2000);
            assertThatExpired(() -> brief.assume(role, token));
        }
    }

    private static void assertThatExpired(ThrowingCallable call) {
        ExpiredTokenException refused = catchThrowableOfType(ExpiredTokenException.class, call);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException");
        assertThat(refused.awsErrorDetails().errorMessage()).matches("Token expired: current date/time \\d+ must be before the expiration date/time \\d+");
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void whoSignedOutIsRefused() throws Exception {
        try (StsRealm own = StsRealm.on(server)) {
            String role = own.role("person", own.trustOfClient("cli"), StsRealm.S3);
            String token = own.idToken("cli");
            assertThat(own.assume(role, token)).isNotNull();
            own.game().resource().users().get(Tokens.claims(token).path("sub").textValue()).logout();
            IdpRejectedClaimException refused = catchThrowableOfType(IdpRejectedClaimException.class, () -> own.assume(role, token));
            assertThat(refused).as("refused").isNotNull();
            assertThat(refused.statusCode()).isEqualTo(403);
            // Keycloak ends the session and, from the next second on, whatever was issued before.
            assertThat(refused.awsErrorDetails().errorMessage()).isIn("User is signed out.", "The token was revoked.");
        }
    }

    @Test
    void aSessionThatEndedEndsItsTokens() throws Exception {
        try (StsRealm own = StsRealm.on(server)) {
            String role = own.role("person", own.trustOfClient("cli"), StsRealm.S3);
            String token = own.idToken("cli");
            assertThat(own.assume(role, token)).isNotNull();
            own.game().resource().deleteSession(Tokens.claims(token).path("sid").textValue(), false);
            Refused.by(403, "IDPRejectedClaim", "User is signed out.", () -> own.assume(role, token));
        }
    }

    @Test
    void aDisabledUserOrClientIsRefused() throws Exception {
        try (StsRealm own = StsRealm.on(server)) {
            String role = own.role("person", own.trustOfClient("cli"), StsRealm.S3);
            String token = own.idToken("cli");
            var client = own.game().resource().clients().findByClientId("cli").get(0);
            client.setEnabled(false);
            own.game().resource().clients().get(client.getId()).update(client);
            Refused.by(403, "IDPRejectedClaim", "The client is disabled.", () -> own.assume(role, token));
            client.setEnabled(true);
            own.game().resource().clients().get(client.getId()).update(client);
            assertThat(own.assume(role, token)).isNotNull();
            var user = own.game().resource().users().get(Tokens.claims(token).path("sub").textValue());
            var alice = user.toRepresentation();
            alice.setEnabled(false);
            user.update(alice);
            Refused.by(403, "IDPRejectedClaim", "User is disabled.", () -> own.assume(role, token));
        }
    }

    @Test
    void durationsHaveBounds() {
        String token = realm.idToken("cli");
        Refused.by(400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", () ->
                realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("test").webIdentityToken(token).durationSeconds(7201)));
        Refused.by(400, "ValidationError", "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 900", () ->
                realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("test").webIdentityToken(token).durationSeconds(899)));
        Refused.by(400, "ValidationError", "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint:"
                + " Member must have value less than or equal to 43200", () ->
                realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("test").webIdentityToken(token).durationSeconds(43201)));
    }

    @Test
    void aSessionPolicyNarrowsAndNeverWidens() {
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:DeleteObject","iam:*"],"Resource":"*"}]}""";
        AssumeRoleWithWebIdentityResponse begun = realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("test")
                .webIdentityToken(realm.idToken("cli")).policy(policy));
        assertThat(begun.packedPolicySize()).isBetween(1, 20);
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/a")).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:PutObject", "arn:aws:s3:::game/a")).isFalse();
        assertThat(realm.allows(begun.credentials(), "s3:DeleteObject", "arn:aws:s3:::game/a")).isFalse();
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::elsewhere/a")).isFalse();
    }

    @Test
    void aPolicyThatIsNoneIsRefused() {
        String token = realm.idToken("cli");
        MalformedPolicyDocumentException refused = catchThrowableOfType(MalformedPolicyDocumentException.class, () ->
                realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("test").webIdentityToken(token).policy("{\"Version\":1}")));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("MalformedPolicyDocument");
        assertThat(refused.awsErrorDetails().errorMessage()).contains("Version");
        Refused.by(400, "ValidationError", "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048", () ->
                realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("test").webIdentityToken(token).policy(" ".repeat(2049))));
        Refused.by(400, "ValidationError", "Managed policies do not exist here, so PolicyArns cannot be used; give the policy itself as Policy.", () ->
                realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(person).roleSessionName("test").webIdentityToken(token)
                        .policyArns(policy -> policy.arn("arn:aws:iam::aws:policy/ReadOnlyAccess"))));
    }

    @Test
    void namesOfSessionsAreNoPatternsAndNoPaths() {
        String token = realm.idToken("cli");
        for (String name : new String[] {"a b", "a/b", "../admin", "a*", "${aws:username}", "a:b", "ä-umlaut"}) {
            Refused.by(400, "ValidationError", "1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint:"
                    + " Member must satisfy regular expression pattern: [\\w+=,.@-]*", () -> realm.anonymous().assumeRoleWithWebIdentity(request ->
                    request.roleArn(person).roleSessionName(name).webIdentityToken(token)));
        }
        Refused.by(400, "ValidationError", "1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint:"
                + " Member must have length less than or equal to 64", () -> realm.anonymous().assumeRoleWithWebIdentity(request ->
                request.roleArn(person).roleSessionName("x".repeat(65)).webIdentityToken(token)));
    }

    @Test
    void claimsOfTheTokenAreTagsAndSourceIdentity() {
        String tagged = realm.role("tagged", realm.trustOfClient("tagger", "sts:TagSession", "sts:SetSourceIdentity"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::game/${aws:PrincipalTag/Team}/*",
                "Condition":{"StringEquals":{"aws:SourceIdentity":"alice"}}}]}""");
        AssumeRoleWithWebIdentityResponse begun = realm.assume(tagged, realm.idToken("tagger"));
        assertThat(begun.sourceIdentity()).isEqualTo("alice");
        assertThat(begun.packedPolicySize()).isEqualTo(1);
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/red/a")).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/blue/a")).isFalse();
        String untagged = realm.role("untagged", realm.trustOfClient("tagger", "sts:SetSourceIdentity"), StsRealm.S3);
        Refused.denied(ACTION, () -> realm.assume(untagged, realm.idToken("tagger")));
        String unnamed = realm.role("unnamed", realm.trustOfClient("tagger", "sts:TagSession"), StsRealm.S3);
        Refused.denied(ACTION, () -> realm.assume(unnamed, realm.idToken("tagger")));
    }

    @Test
    void rolesAreACondition() throws Exception {
        try (StsRealm own = StsRealm.on(server)) {
            String token = Tokens.ofClient(server, own.name(), "worker", StsRealm.SECRET).accessToken();
            String role = own.role("worker", StsRealm.trust(own.provider(), "\"" + ACTION + "\"",
                    "{\"StringEquals\":{\"realms/" + own.name() + ":aud\":\"worker\"},\"ForAnyValue:StringEquals\":{\"realms/" + own.name() + ":roles\":\"uma_authorization\"}}"),
                    StsRealm.S3);
            assertThat(Tokens.claims(token).at("/realm_access/roles").toString()).contains("uma_authorization");
            assertThat(own.assume(role, token)).isNotNull();
            // The token says so for some time to come; the user has it no more.
            var account = own.game().resource().users().get(Tokens.claims(token).path("sub").textValue()).roles().realmLevel();
            account.remove(account.listAll());
            Refused.denied(ACTION, () -> own.assume(role, token));
        }
    }

    @Test
    void everySessionHasItsOwnKeys() {
        String token = realm.idToken("cli");
        assertThat(realm.assume(person, token).credentials().accessKeyId()).isNotEqualTo(realm.assume(person, token).credentials().accessKeyId());
    }
}
