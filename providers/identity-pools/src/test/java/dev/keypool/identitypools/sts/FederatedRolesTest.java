package dev.keypool.identitypools.sts;

import static dev.keypool.identitypools.sts.Calls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.AccessKeyIds;
import dev.keypool.identitypools.credentials.Federation;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.federation.FederatedIdentity;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FederatedRolesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.5Z");
    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String BY_ISSUER = "arn:aws:iam::123456789012:oidc-provider/login.example.com:8443/realms/demo";
    private static final String BY_NAME = "arn:aws:iam::123456789012:oidc-provider/realms/demo";
    private static final String ARN = "arn:aws:iam::123456789012:role/team/worker";
    private static final String DENIED = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    private static final Map<String, List<String>> KEYS = Map.of("login.example.com:8443/realms/demo:aud", List.of("web"),
            "realms/demo:aud", List.of("web"), "realms/demo:sub", List.of("alice"));

    @Test
    void aSessionBegins() throws Exception {
        RealmSnapshot realm = realm(statement(BY_ISSUER, ACTION, "{}"));
        BegunSession begun = begin(realm, request(ARN, 900), person());
        Session session = begun.session();
        assertThat(session.roleId()).isEqualTo("component-of-worker");
        assertThat(session.sessionName()).isEqualTo("ci");
        assertThat(session.federation()).isEqualTo(new Federation(BY_ISSUER, KEYS));
        assertThat(session.pool()).isNull();
        assertThat(session.isChained()).isFalse();
        assertThat(session.issuedAt()).isEqualTo(NOW.getEpochSecond());
        assertThat(session.startedAt()).isEqualTo(NOW.getEpochSecond());
        assertThat(session.expiresAt()).isEqualTo(NOW.getEpochSecond() + 900);
        assertThat(begun.packedSize()).isNull();
        assertThat(AccessKeyIds.account(begun.credentials().accessKeyId())).isEqualTo(Example.ACCOUNT);
        assertThat(realm.sealing().open(begun.credentials().accessKeyId(), begun.credentials().sessionToken()).session()).isEqualTo(session);
    }

    @Test
    void theProviderHasTwoNames() throws Exception {
        assertThat(begin(realm(statement(BY_ISSUER, ACTION, "{}")), person()).session().federation().provider()).isEqualTo(BY_ISSUER);
        assertThat(begin(realm(statement(BY_NAME, ACTION, "{}")), person()).session().federation().provider()).isEqualTo(BY_NAME);
        denied(realm(statement("arn:aws:iam::123456789012:oidc-provider/realms/demo2", ACTION, "{}")), person());
        denied(realm(statement("arn:aws:iam::210987654321:oidc-provider/realms/demo", ACTION, "{}")), person());
        denied(realm(statement("realms/demo", ACTION, "{}")), person());
        denied(realm(statement("cognito-identity.amazonaws.com", ACTION, "{}")), person());
    }

    @Test
    void aDenyOfEitherNameIsOne() {
        String deny = statement(BY_NAME, ACTION, "{}").replace("Allow", "Deny");
        denied(realm(statement(BY_ISSUER, ACTION, "{}"), deny), person());
        denied(realm(statement(BY_ISSUER, ACTION, "{}"), deny.replace(BY_NAME, BY_ISSUER)), person());
    }

    @Test
    void keysHavePortsAndSlashes() throws Exception {
        assertThat(begin(realm(statement(BY_ISSUER, ACTION, "{\"StringEquals\":{\"login.example.com:8443/realms/demo:aud\":\"web\"}}")), person())).isNotNull();
        assertThat(begin(realm(statement(BY_NAME, ACTION, "{\"StringEquals\":{\"Realms/Demo:aud\":\"web\",\"realms/demo:sub\":\"alice\"}}")), person())).isNotNull();
        denied(realm(statement(BY_ISSUER, ACTION, "{\"StringEquals\":{\"login.example.com:8443/realms/demo:aud\":\"other\"}}")), person());
        denied(realm(statement(BY_ISSUER, ACTION, "{\"StringEquals\":{\"login.example.com/realms/demo:aud\":\"web\"}}")), person());
        denied(realm(statement(BY_ISSUER, ACTION, "{\"StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"web\"}}")), person());
    }

    @Test
    void aRoleThatIsNotThereOrTrustsNobodyIsDeniedAlike() {
        RealmSnapshot realm = realm(statement(BY_NAME, "sts:AssumeRoleWithSAML", "{}"));
        denied(realm, person());
        for (String arn : List.of("arn:aws:iam::123456789012:role/worker", "arn:aws:iam::123456789012:role/team/other", "arn:aws:iam::210987654321:role/team/worker",
                "arn:aws:iam::123456789012:role/TEAM/worker", "arn:aws-cn:iam::123456789012:role/team/worker", "arn:aws:iam:us-east-1:123456789012:role/team/worker")) {
            assertRefused(403, "AccessDenied", DENIED, () -> begin(realm, request(arn, 3600), person()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-valid-in-here", "arn:aws:iam::123456789012:user/worker", "arn:aws:sts::123456789012:assumed-role/worker/ci",
        "arn:aws:iam::123456789012:oidc-provider/realms/demo", "arn:aws:iam::123456789012:role", "arn:aws:s3:::role/worker"})
    void whatIsNoRolesArnIsToldApart(String arn) {
        assertRefused(400, "ValidationError", "Request ARN is invalid", () -> begin(realm(statement(BY_NAME, ACTION, "{}")), request(arn, 3600), person()));
    }

    @Test
    void tagsNeedTagSession() throws Exception {
        SessionTags tags = new SessionTags(Map.of("team", "red"), Set.of("team"));
        denied(realm(statement(BY_NAME, ACTION, "{}")), person(tags, null, null));
        BegunSession begun = begin(realm(statement(BY_NAME, ACTION, "{}"), statement(BY_ISSUER, "sts:TagSession",
                "{\"StringEquals\":{\"aws:RequestTag/Team\":\"red\"},\"ForAllValues:StringEquals\":{\"sts:TransitiveTagKeys\":[\"team\"]}}")), person(tags, null, null));
        assertThat(begun.session().tags()).isEqualTo(tags);
        assertThat(begun.packedSize()).isEqualTo(1);
        denied(realm(statement(BY_NAME, ACTION, "{}"), statement(BY_ISSUER, "sts:TagSession", "{\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"}}")),
                person(tags, null, null));
    }

    @Test
    void aSourceIdentityNeedsSetSourceIdentity() throws Exception {
        denied(realm(statement(BY_NAME, ACTION, "{}")), person(SessionTags.NONE, "alice", null));
        String equals = "{\"StringEquals\":{\"sts:SourceIdentity\":\"alice\"}}";
        assertThat(begin(realm(statement(BY_NAME, ACTION, equals), statement(BY_NAME, "sts:SetSourceIdentity", "{}")), person(SessionTags.NONE, "alice", null))
                .session().sourceIdentity()).isEqualTo("alice");
        denied(realm(statement(BY_NAME, ACTION, equals), statement(BY_NAME, "sts:SetSourceIdentity", "{}")), person(SessionTags.NONE, "bob", null));
        denied(realm(statement(BY_NAME, ACTION, equals)), person());
    }

    @Test
    void theTrustPolicySeesTheSessionsNameAndTheRequest() throws Exception {
        assertThat(begin(realm(statement(BY_NAME, ACTION, "{\"StringEquals\":{\"sts:RoleSessionName\":\"ci\"},\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}")), person())).isNotNull();
        denied(realm(statement(BY_NAME, ACTION, "{\"StringEquals\":{\"sts:RoleSessionName\":\"alice\"}}")), person());
        denied(realm(statement(BY_NAME, ACTION, "{\"IpAddress\":{\"aws:SourceIp\":\"198.51.100.0/24\"}}")), person());
        // A session's name is no wildcard, whatever it is.
        denied(realm(statement(BY_NAME, ACTION, "{\"StringLike\":{\"sts:RoleSessionName\":\"${realms/demo:sub}-?\"}}")), person());
    }

    @Test
    void theProviderMaySayWhichRoles() throws Exception {
        String only = statement(BY_NAME, ACTION, "{\"Bool\":{\"sts:RoleAuthorizedByIdp\":\"true\"}}");
        assertThat(begin(realm(only), person(SessionTags.NONE, null, List.of(ARN)))).isNotNull();
        denied(realm(only), person(SessionTags.NONE, null, List.of("arn:aws:iam::123456789012:role/worker")));
        denied(realm(only), person());
    }

    @Test
    void aPoolsIdentityStaysThePools() throws Exception {
        PoolIdentity pool = new PoolIdentity(Example.POOL, "identity-1", List.of("unauthenticated"), false);
        Map<String, List<String>> keys = Map.of("cognito-identity.amazonaws.com:aud", List.of(Example.POOL_ID), "cognito-identity.amazonaws.com:amr",
                List.of("unauthenticated"));
        FederatedIdentity guest = new FederatedIdentity(List.of("cognito-identity.amazonaws.com"), keys::get, Map.of(), SessionTags.NONE, null, null, pool);
        RealmSnapshot realm = SnapshotBuilder.example().build();
        Session session = begin(realm, request(Example.guests().arn().toString(), 3600), guest).session();
        assertThat(session.pool()).isEqualTo(pool);
        assertThat(session.federation()).isNull();
        assertRefused(403, "AccessDenied", DENIED, () -> begin(realm, request(Example.authenticated().arn().toString(), 3600), guest));
    }

    @Test
    void howLongSessionsMayBeIsToldOnlyToWhomTheRoleLetsIn() {
        assertRefused(400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                () -> begin(realm(statement(BY_NAME, ACTION, "{}")), request(ARN, 3601), person()));
        assertRefused(403, "AccessDenied", DENIED, () -> begin(realm(statement("cognito-identity.amazonaws.com", ACTION, "{}")), request(ARN, 3601), person()));
    }

    @Test
    void moreThanATokenHoldsIsRefused() throws Exception {
        RealmSnapshot realm = realm(statement(BY_NAME, ACTION, "{}"), statement(BY_NAME, "sts:TagSession", "{}"));
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            tags.put("key" + i, "v".repeat(256));
        }
        assertRefused(400, "PackedPolicyTooLarge", "Packed size of session tags consumes 149% of allotted space.",
                () -> begin(realm, request(ARN, 3600), person(SessionTags.of(tags), null, null)));
        tags.keySet().removeIf(key -> key.length() == 5);
        assertThat(begin(realm, request(ARN, 3600), person(SessionTags.of(tags), null, null)).packedSize()).isBetween(70, 80);
        String policy = Example.OWN_PREFIX + " ".repeat(1800);
        assertRefused(400, "PackedPolicyTooLarge", "Packed policy consumes 131% of allotted space",
                () -> begin(realm, new SessionRequest(ARN, List.of(policy), 3600), person(SessionTags.of(tags), null, null)));
        FederatedIdentity wordy = new FederatedIdentity(List.of(BY_NAME), key -> null, Map.of("realms/demo:amr", List.of("x".repeat(7000))), SessionTags.NONE, null,
                null, null);
        assertRefused(400, "PackedPolicyTooLarge", "Serialized token too large for session", () -> begin(realm, request(ARN, 3600), wordy));
    }

    @Test
    void theSessionPolicyIsKept() throws Exception {
        BegunSession begun = begin(realm(statement(BY_NAME, ACTION, "{}")), new SessionRequest(ARN, List.of(Example.OWN_PREFIX), 3600), person());
        assertThat(begun.session().policies()).containsExactly(Example.OWN_PREFIX);
        assertThat(begun.packedSize()).isBetween(5, 15);
    }

    private static FederatedIdentity person() {
        return person(SessionTags.NONE, null, null);
    }

    private static FederatedIdentity person(SessionTags tags, String sourceIdentity, List<String> roles) {
        return new FederatedIdentity(List.of(BY_ISSUER, BY_NAME), KEYS::get, KEYS, tags, sourceIdentity, roles, null);
    }

    private static SessionRequest request(String arn, int seconds) {
        return new SessionRequest(arn, List.of(), seconds);
    }

    private static String statement(String principal, String action, String condition) {
        return """
                {"Effect":"Allow","Principal":{"Federated":"%s"},"Action":"%s","Condition":%s}""".formatted(principal, action, condition);
    }

    private static RealmSnapshot realm(String... statements) {
        String trust = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return SnapshotBuilder.empty().role(Example.role("worker", "/team/", trust)).build();
    }

    private static BegunSession begin(RealmSnapshot realm, FederatedIdentity who) throws StsException {
        return begin(realm, request(ARN, 3600), who);
    }

    private static BegunSession begin(RealmSnapshot realm, SessionRequest request, FederatedIdentity who) throws StsException {
        ConditionContext requestKeys = key -> key.equals("aws:sourceip") ? List.of("192.0.2.7") : null;
        return FederatedRoles.begin(realm, requestKeys, NOW, ACTION, request, "ci", who);
    }

    private static void denied(RealmSnapshot realm, FederatedIdentity who) {
        assertRefused(403, "AccessDenied", DENIED, () -> begin(realm, who));
    }
}
