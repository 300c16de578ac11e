package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.Tag;

/** AssumeRole: always by a session, so it is role chaining. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoleChainingIT {

    private static final String ALL = "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]";
    private static final String MAY_ASSUME = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity","s3:GetObject"],"Resource":"*"}]}""";
    private static final String ROOT = "arn:aws:iam::" + StsRealm.ACCOUNT + ":root";
    private static final String CALLER = "arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/";

    private final KeycloakServer server;
    private StsRealm realm;
    private Credentials caller;
    private Credentials tagged;
    private Credentials weak;
    private String target;

    RoleChainingIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void roles() {
        realm = StsRealm.on(server);
        caller = realm.assume(realm.role("caller", realm.trustOfClient("cli"), MAY_ASSUME), realm.idToken("cli")).credentials();
        weak = realm.assume(realm.role("weak", realm.trustOfClient("cli"), StsRealm.S3), realm.idToken("cli")).credentials();
        tagged = realm.assume(realm.role("tagged", realm.trustOfClient("tagger", "sts:TagSession", "sts:SetSourceIdentity"), MAY_ASSUME),
                realm.idToken("tagger")).credentials();
        target = realm.role("target", StsRealm.trustOfSession(ROOT, ALL, "{}"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","sts:*"],"Resource":"*"},
                 {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::game/${aws:PrincipalTag/team}/*"}]}""", 43200);
    }

    @AfterAll
    void close() throws Exception {
        realm.close();
    }

    @Test
    void aSessionAssumesAnotherRole() {
        AssumeRoleResponse begun = assume(caller, request -> request.roleSessionName("next"));
        assertThat(begun.assumedRoleUser().arn()).isEqualTo(CALLER + "target/next");
        assertThat(begun.credentials().expiration()).isCloseTo(Instant.now().plusSeconds(3600), within(1, ChronoUnit.MINUTES));
        assertThat(begun.packedPolicySize()).isNull();
        assertThat(realm.as(begun.credentials()).getCallerIdentity().arn()).isEqualTo(CALLER + "target/next");
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/a")).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:PutObject", "arn:aws:s3:::game/red/a")).isFalse();
    }

    @Test
    void whereTheAccountIsTrustedTheCallersRoleMustAllowIt() {
        denied("weak/test", "sts:AssumeRole", target, weak, request -> { });
        String named = realm.role("named", StsRealm.trustOfSession("arn:aws:iam::" + StsRealm.ACCOUNT + ":role/weak", ALL, "{}"), StsRealm.S3);
        assertThat(realm.as(weak).assumeRole(request -> request.roleArn(named).roleSessionName("x1"))).isNotNull();
        denied("caller/test", "sts:AssumeRole", named, caller, request -> { });
        denied("caller/test", "sts:AssumeRole", "arn:aws:iam::" + StsRealm.ACCOUNT + ":role/nobody", caller, request -> { });
        // Roles for people do not become roles for sessions.
        denied("caller/test", "sts:AssumeRole", "arn:aws:iam::" + StsRealm.ACCOUNT + ":role/caller", caller, request -> { });
    }

    @Test
    void anHourIsTheMost() {
        assertThat(assume(caller, request -> request.durationSeconds(3600))).isNotNull();
        Refused.by(400, "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
                () -> assume(caller, request -> request.durationSeconds(3601)));
    }

    @Test
    void anExternalIdIsACondition() {
        String partner = realm.role("partner", StsRealm.trustOfSession(ROOT, ALL, "{\"StringEquals\":{\"sts:ExternalId\":\"a:b/7\"}}"), StsRealm.S3);
        assertThat(realm.as(caller).assumeRole(request -> request.roleArn(partner).roleSessionName("x1").externalId("a:b/7"))).isNotNull();
        denied("caller/test", "sts:AssumeRole", partner, caller, request -> request.externalId("other"));
        denied("caller/test", "sts:AssumeRole", partner, caller, request -> { });
    }

    @Test
    void transitiveTagsStayAndOthersEnd() {
        AssumeRoleResponse second = assume(tagged, request -> request.tags(tag("job", "8"), tag("shift", "late")).transitiveTagKeys("shift"));
        assertThat(realm.allows(second.credentials(), "s3:PutObject", "arn:aws:s3:::game/red/a")).as("team=red is transitive").isTrue();
        assertThat(realm.allows(second.credentials(), "s3:PutObject", "arn:aws:s3:::game/blue/a")).isFalse();
        assertThat(second.sourceIdentity()).as("set at the sign-in").isEqualTo("alice");
        String third = realm.role("third", StsRealm.trustOfSession(ROOT, ALL, "{\"StringEquals\":{\"aws:PrincipalTag/Shift\":\"late\",\"aws:PrincipalTag/Team\":\"red\"},"
                + "\"Null\":{\"aws:RequestTag/team\":\"true\"}}"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::game/${aws:PrincipalTag/shift}/${aws:PrincipalTag/job, 'none'}"}]}""");
        Credentials end = realm.as(second.credentials()).assumeRole(request -> request.roleArn(third).roleSessionName("x3")).credentials();
        assertThat(realm.allows(end, "s3:GetObject", "arn:aws:s3:::game/late/none")).as("job was not transitive").isTrue();
        assertThat(realm.allows(end, "s3:GetObject", "arn:aws:s3:::game/late/8")).isFalse();
    }

    @Test
    void whatIsHandedOnCannotBeChanged() {
        for (String key : List.of("team", "TEAM", "Team")) {
            invalid("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
                    tagged, request -> request.tags(tag(key, "blue")));
        }
        denied("tagged/test", "sts:SetSourceIdentity", target, tagged, request -> request.sourceIdentity("mallory"));
    }

    @Test
    void tagsHaveTheirErrors() {
        invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.", caller, request -> request.tags(tag("a1", "1"), tag("A1", "2")));
        invalid("The specified transitive tag key must be included in the requested tags.", caller, request -> request.tags(tag("a1", "1")).transitiveTagKeys("b1"));
        invalid("Tag keys that begin with aws: are reserved.", caller, request -> request.tags(tag("aws:a", "1")));
        Refused.by(400, "ValidationError", "1 validation error detected: Value at 'tags.1.member.value' failed to satisfy constraint:"
                + " Member must have length less than or equal to 256", () -> assume(caller, request -> request.tags(tag("a1", "v".repeat(257)))));
        Refused.by(400, "ValidationError", "1 validation error detected: Value at 'tags' failed to satisfy constraint:"
                + " Member must have length less than or equal to 50", () -> assume(caller, request -> request.tags(many(51, 1))));
        PackedPolicyTooLargeException refused = catchThrowableOfType(PackedPolicyTooLargeException.class, () -> assume(caller, request -> request.tags(many(50, 200))));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("PackedPolicyTooLarge");
        assertThat(refused.awsErrorDetails().errorMessage()).matches("Packed size of session tags consumes \\d{3}% of allotted space\\.");
        assertThat(assume(caller, request -> request.tags(many(50, 40))).packedPolicySize()).isBetween(50, 100);
    }

    @Test
    void tagsAndSourceIdentityNeedPermission() {
        String plain = realm.role("plain", StsRealm.trustOfSession(ROOT, "\"sts:AssumeRole\"", "{}"), StsRealm.S3);
        assertThat(realm.as(caller).assumeRole(request -> request.roleArn(plain).roleSessionName("x1"))).isNotNull();
        denied("caller/test", "sts:TagSession", plain, caller, request -> request.tags(tag("a1", "1")));
        denied("caller/test", "sts:SetSourceIdentity", plain, caller, request -> request.sourceIdentity("alice"));
        denied("tagged/test", "sts:TagSession", plain, tagged, request -> { });
    }

    @Test
    void aNarrowedSessionAssumesNoMoreThanItsPolicyAllows() {
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
        Credentials narrowed = realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn("arn:aws:iam::" + StsRealm.ACCOUNT + ":role/caller")
                .roleSessionName("test").webIdentityToken(realm.idToken("cli")).policy(policy)).credentials();
        denied("caller/test", "sts:AssumeRole", target, narrowed, request -> { });
    }

    @Test
    void devicesAndContextsDoNotExist() {
        Refused.by(403, "AccessDenied", "MultiFactorAuthentication failed, unable to validate MFA code.",
                () -> assume(caller, request -> request.serialNumber("arn:aws:iam::1:mfa/a").tokenCode("123456")));
        Refused.by(400, "ValidationError", "There are no context providers here, so ProvidedContexts cannot be used.",
                () -> assume(caller, request -> request.providedContexts(context -> context.providerArn("arn:aws:iam::aws:contextProvider/IdentityCenter").contextAssertion("abcd"))));
    }

    @Test
    void whoIsNotSignedInAssumesNothing() {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class,
                () -> realm.anonymous().assumeRole(request -> request.roleArn(target).roleSessionName("x1")));
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("MissingAuthenticationToken");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aSessionEndsWithTheRoleThatBeganItsChain() {
        String first = realm.role("first", realm.trustOfClient("cli"), MAY_ASSUME);
        Credentials chained = realm.as(realm.assume(first, realm.idToken("cli")).credentials())
                .assumeRole(request -> request.roleArn(target).roleSessionName("x1")).credentials();
        assertThat(realm.as(chained).getCallerIdentity().arn()).isEqualTo(CALLER + "target/x1");
        realm.game().admin().delete("roles/" + realm.game().role("first"));
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, () -> realm.as(chained).getCallerIdentity());
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId");
    }

    private AssumeRoleResponse assume(Credentials credentials, Consumer<AssumeRoleRequest.Builder> more) {
        StsClient client = realm.as(credentials);
        return client.assumeRole(request -> more.accept(request.roleArn(target).roleSessionName("test")));
    }

    private void denied(String session, String action, String role, Credentials credentials, Consumer<AssumeRoleRequest.Builder> more) {
        Refused.by(403, "AccessDenied", "User: " + CALLER + session + " is not authorized to perform: " + action + " on resource: " + role,
                () -> realm.as(credentials).assumeRole(request -> more.accept(request.roleArn(role).roleSessionName("test"))));
    }

    private void invalid(String message, Credentials credentials, Consumer<AssumeRoleRequest.Builder> more) {
        Refused.by(400, "InvalidParameterValue", message, () -> assume(credentials, more));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static List<Tag> many(int count, int length) {
        return IntStream.range(0, count).mapToObj(i -> tag("key" + i, "v".repeat(length))).toList();
    }
}
