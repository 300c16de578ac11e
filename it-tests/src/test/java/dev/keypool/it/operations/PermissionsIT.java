package dev.keypool.it.operations;

import static dev.keypool.it.operations.Case.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.UnprocessedIdentityId;

/** Who may administer pools: what the role of the caller's credentials allows, and nothing else. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionsIT {

    private static final String TAGGED = "{\"StringEquals\":{\"aws:ResourceTag/stage\":\"test\"}}";

    private final PoolRealm realm;

    PermissionsIT(KeycloakServer server) {
        this.realm = PoolRealm.on(server);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    private Stream<Map.Entry<String, AnyCall.Call>> signed() {
        return AnyCall.about(realm.pool()).entrySet().stream().filter(call -> !AnyCall.UNSIGNED.contains(call.getKey()));
    }

    @TestFactory
    Stream<DynamicTest> withoutASignatureNobodyAdministers() {
        return signed().map(call -> DynamicTest.dynamicTest(call.getKey(), () -> refused(call.getKey(), "MissingAuthenticationTokenException",
                "Request is missing Authentication Token", r -> call.getValue().by(r.anonymous())).run(realm)));
    }

    @TestFactory
    Stream<DynamicTest> withoutTheActionNobodyDoesIt() {
        CognitoIdentityClient other = realm.may(PoolRealm.allow("s3:*", "*"));
        return signed().map(call -> DynamicTest.dynamicTest(call.getKey(), () -> refused(call.getKey(), "AccessDeniedException",
                "is not authorized to perform: cognito-identity:" + call.getKey() + " on resource: ", r -> call.getValue().by(other)).run(realm)));
    }

    /** Each action for itself: an operation asks for its own, not for another's. */
    @TestFactory
    Stream<DynamicTest> withAllActionsButOneNobodyDoesThatOne() {
        return signed().map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
            CognitoIdentityClient almost = realm.may(PoolRealm.EVERYTHING, PoolRealm.statement("Deny", "cognito-identity:" + call.getKey(), "*", "{}"));
            refused(call.getKey(), "AccessDeniedException", "cognito-identity:" + call.getKey() + " on resource: ", r -> call.getValue().by(almost)).run(realm);
        }));
    }

    @Test
    void aDenialSaysWhoWasDeniedWhatAndWhy() {
        CognitoIdentityClient reader = realm.may(PoolRealm.allow("cognito-identity:DescribeIdentityPool", "*"));
        refused("ListIdentityPools", "AccessDeniedException", "/CognitoIdentityCredentials is not authorized to perform: cognito-identity:ListIdentityPools"
                + " on resource: arn:aws:cognito-identity:us-east-1:000000000000:identitypool/ because no identity-based policy allows the"
                + " cognito-identity:ListIdentityPools action", r -> reader.listIdentityPools(request -> request.maxResults(1))).run(realm);
        CognitoIdentityClient denied = realm.may(PoolRealm.EVERYTHING, PoolRealm.statement("Deny", "cognito-identity:Describe*", "*", "{}"));
        refused("DescribeIdentityPool", "AccessDeniedException", " with an explicit deny in an identity-based policy",
                r -> denied.describeIdentityPool(request -> request.identityPoolId(r.pool()))).run(realm);
    }

    @Test
    void whoMayAdministerOnePoolMayNoOther() {
        String own = realm.newPool();
        String identity = realm.alice().getId(own);
        CognitoIdentityClient key = realm.may(PoolRealm.allow("cognito-identity:*", PoolRealm.poolArn(own)));

        assertThat(key.describeIdentityPool(request -> request.identityPoolId(own)).identityPoolId()).isEqualTo(own);
        key.tagResource(request -> request.resourceArn(PoolRealm.poolArn(own)).tags(Map.of("a", "b")));
        key.updateIdentityPool(request -> request.identityPoolId(own).identityPoolName("p").allowUnauthenticatedIdentities(false));
        Map<String, AnyCall.Call> others = AnyCall.about(realm.newPool());
        others.keySet().removeAll(AnyCall.UNSIGNED);
        others.forEach((operation, call) -> refused(operation, "AccessDeniedException", operation, r -> call.by(key)).run(realm));
        refused("DescribeIdentity", "AccessDeniedException", "cognito-identity:DescribeIdentity on resource: *",
                r -> key.describeIdentity(request -> request.identityId(identity))).run(realm);
        key.deleteIdentityPool(request -> request.identityPoolId(own));
    }

    @Test
    void aPoolThatIsNotThereIsNotToldFromOneThatMayNotBeSeen() {
        CognitoIdentityClient key = realm.may(PoolRealm.allow("cognito-identity:*", PoolRealm.poolArn(realm.newPool())));
        refused("DescribeIdentityPool", "AccessDeniedException", "", r -> key.describeIdentityPool(request -> request
                .identityPoolId("us-east-1:00000000-0000-0000-0000-000000000000"))).run(realm);
        refused("DescribeIdentity", "AccessDeniedException", "", r -> key.describeIdentity(request -> request
                .identityId("us-east-1:11111111-1111-4111-8111-111111111111"))).run(realm);
    }

    @Test
    void identitiesAreAdministeredByTheirPool() {
        String own = realm.newPool();
        String mine = realm.alice().getId(own);
        String other = realm.alice().getId(realm.newPool());
        CognitoIdentityClient key = realm.may(PoolRealm.statement("Allow", "[\"cognito-identity:DescribeIdentity\",\"cognito-identity:DeleteIdentities\"]", "*",
                "{\"StringEquals\":{\"cognito-identity:IdentityPoolArn\":\"" + PoolRealm.poolArn(own) + "\"}}"));

        assertThat(key.describeIdentity(request -> request.identityId(mine)).identityId()).isEqualTo(mine);
        refused("DescribeIdentity", "AccessDeniedException", "", r -> key.describeIdentity(request -> request.identityId(other))).run(realm);
        refused("DeleteIdentities", "AccessDeniedException", "", r -> key.deleteIdentities(request -> request.identityIdsToDelete(other))).run(realm);
        assertThat(key.deleteIdentities(request -> request.identityIdsToDelete(mine, other)).unprocessedIdentityIds())
                .containsExactly(UnprocessedIdentityId.builder().identityId(other).errorCode("AccessDenied").build());
        assertThat(realm.administrator().describeIdentity(request -> request.identityId(other)).identityId()).as("still there").isEqualTo(other);
        refused("DescribeIdentity", "ResourceNotFoundException", "", r -> r.administrator().describeIdentity(request -> request.identityId(mine))).run(realm);
    }

    /** AWS asks for * where an operation names an identity; who denies a pool means its identities too. */
    @Test
    void aDenyForAPoolIsADenyForItsIdentities() {
        String pool = realm.newPool();
        String identity = realm.alice().getId(pool);
        CognitoIdentityClient key = realm.may(PoolRealm.EVERYTHING, PoolRealm.statement("Deny", "cognito-identity:*", PoolRealm.poolArn(pool), "{}"));
        refused("DescribeIdentity", "AccessDeniedException", "explicit deny", r -> key.describeIdentity(request -> request.identityId(identity))).run(realm);
        refused("DeleteIdentities", "AccessDeniedException", "explicit deny",
                r -> key.deleteIdentities(request -> request.identityIdsToDelete(identity))).run(realm);
    }

    @Test
    void tagsOfAPoolSayWhoMayAdministerIt() {
        String test = realm.newPool();
        String production = realm.newPool();
        tag(realm.administrator(), test, Map.of("Stage", "test"));
        tag(realm.administrator(), production, Map.of("stage", "production"));
        CognitoIdentityClient key = realm.may(PoolRealm.statement("Allow", "cognito-identity:*", "*", TAGGED));

        assertThat(key.describeIdentityPool(request -> request.identityPoolId(test)).identityPoolId()).as("whatever the case").isEqualTo(test);
        refused("DescribeIdentityPool", "AccessDeniedException", "", r -> key.describeIdentityPool(request -> request.identityPoolId(production))).run(realm);
        refused("DescribeIdentityPool", "AccessDeniedException", "", r -> key.describeIdentityPool(request -> request.identityPoolId(r.pool()))).run(realm);
        refused("TagResource", "AccessDeniedException", "", r -> tag(key, production, Map.of("stage", "test"))).run(realm);
        refused("UntagResource", "AccessDeniedException", "",
                r -> key.untagResource(request -> request.resourceArn(PoolRealm.poolArn(production)).tagKeys("stage"))).run(realm);
        refused("TagResource", "InvalidParameterException", "upper and lower case",
                r -> tag(r.administrator(), production, Map.of("STAGE", "test"))).run(realm);
    }

    @Test
    void whoMayUpdateAPoolMayNotRetagItByTheWay() {
        String pool = realm.newPool();
        tag(realm.administrator(), pool, Map.of("stage", "production"));
        CognitoIdentityClient key = realm.may(PoolRealm.allow("cognito-identity:UpdateIdentityPool", "*"));

        update(key, pool, null);
        update(key, pool, Map.of("stage", "production"));
        refused("UpdateIdentityPool", "AccessDeniedException", "cognito-identity:TagResource", r -> update(key, pool, Map.of("stage", "test"))).run(realm);
        refused("UpdateIdentityPool", "AccessDeniedException", "cognito-identity:UntagResource", r -> update(key, pool, Map.of())).run(realm);
        assertThat(realm.administrator().describeIdentityPool(request -> request.identityPoolId(pool)).identityPoolTags())
                .isEqualTo(Map.of("stage", "production"));
    }

    @Test
    void whoMayCreatePoolsMayNotTagThemUnlessThatIsAllowed() {
        CognitoIdentityClient creator = realm.may(PoolRealm.allow("cognito-identity:CreateIdentityPool", "*"));
        create(creator, Map.of());
        refused("CreateIdentityPool", "AccessDeniedException", "cognito-identity:TagResource", r -> create(creator, Map.of("stage", "test"))).run(realm);

        String wanted = "{\"StringEquals\":{\"aws:RequestTag/stage\":\"test\"},\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"stage\"]}}";
        CognitoIdentityClient tagger = realm.may(PoolRealm.statement("Allow",
                "[\"cognito-identity:CreateIdentityPool\",\"cognito-identity:TagResource\"]", "*", wanted));
        create(tagger, Map.of("stage", "test"));
        refused("CreateIdentityPool", "AccessDeniedException", "", r -> create(tagger, Map.of("stage", "production"))).run(realm);
        refused("CreateIdentityPool", "AccessDeniedException", "", r -> create(tagger, Map.of("stage", "test", "owner", "me"))).run(realm);
        refused("CreateIdentityPool", "AccessDeniedException", "", r -> create(tagger, Map.of())).run(realm);
        refused("CreateIdentityPool", "InvalidParameterException", "upper and lower case",
                r -> create(tagger, Map.of("stage", "test", "Stage", "production"))).run(realm);
    }

    @Test
    void guestsMayDoNoMoreThanTheirRole() {
        CognitoIdentityClient guest = realm.with(realm.game().guest().credentials(realm.pool()));
        refused("ListIdentityPools", "AccessDeniedException", "explicit deny", r -> guest.listIdentityPools(request -> request.maxResults(1))).run(realm);
    }

    @Test
    void listingPoolsIsAllowedForAllOrNot() {
        CognitoIdentityClient lister = realm.may(PoolRealm.allow("cognito-identity:ListIdentityPools", PoolRealm.poolArn("*")));
        assertThat(lister.listIdentityPools(request -> request.maxResults(60)).identityPools())
                .extracting(IdentityPoolShortDescription::identityPoolId).contains(realm.pool());
        CognitoIdentityClient ofOne = realm.may(PoolRealm.allow("cognito-identity:ListIdentityPools", PoolRealm.poolArn(realm.pool())));
        refused("ListIdentityPools", "AccessDeniedException", "", r -> ofOne.listIdentityPools(request -> request.maxResults(60))).run(realm);
    }

    private static void tag(CognitoIdentityClient client, String pool, Map<String, String> tags) {
        client.tagResource(request -> request.resourceArn(PoolRealm.poolArn(pool)).tags(tags));
    }

    private static void update(CognitoIdentityClient client, String pool, Map<String, String> tags) {
        client.updateIdentityPool(request -> request.identityPoolId(pool).identityPoolName("p").allowUnauthenticatedIdentities(false).identityPoolTags(tags));
    }

    private static void create(CognitoIdentityClient client, Map<String, String> tags) {
        client.createIdentityPool(request -> request.identityPoolName("p").allowUnauthenticatedIdentities(false).identityPoolTags(tags));
    }
}
