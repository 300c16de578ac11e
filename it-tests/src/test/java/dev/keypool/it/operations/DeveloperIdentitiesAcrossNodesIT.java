package dev.keypool.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.cluster.Cluster;
import dev.keypool.it.cluster.WithCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** What a backend and administrators do on both nodes, with opposite intentions: one owner in the end, on which both agree at once. */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeveloperIdentitiesAcrossNodesIT {

    private static final String PROVIDER = "login.backend";
    private static final String BUSY = "TooManyRequestsException";
    private static final String CONFLICT = "ResourceConflictException";
    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final String TAKEN = "DeveloperUserAlreadyRegisteredException";

    private final Cluster cluster;
    private PoolRealm realm;
    private List<CognitoIdentityClient> nodes;
    private String pool;
    private int users;

    DeveloperIdentitiesAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void makeRealm() {
        realm = PoolRealm.on(cluster.node(0));
        nodes = List.of(realm.administratorAt(cluster.node(0)), realm.administratorAt(cluster.node(1)));
        pool = realm.newDeveloperPool();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @RepeatedTest(3)
    void mergedBothWaysTheyAreOne() throws Exception {
        String one = newUser();
        String other = newUser();
        identity(0, one);
        identity(1, other);

        List<String> outcomes = Outcomes.together(List.of(() -> merge(0, one, other), () -> merge(1, other, one),
                () -> merge(0, other, one), () -> merge(1, one, other)));

        assertThat(outcomes).isSubsetOf(Outcomes.DONE, CONFLICT).contains(Outcomes.DONE);
        assertThat(List.of(identity(0, one), identity(1, one), identity(0, other), identity(1, other)))
                .as("identity of both users on both nodes").containsOnly(identity(0, one));
        for (CognitoIdentityClient node : nodes) {
            assertThat(node.lookupDeveloperIdentity(request -> request.identityPoolId(pool).developerUserIdentifier(one))
                    .developerUserIdentifierList()).containsExactlyInAnyOrder(one, other);
        }
    }

    @RepeatedTest(3)
    void oneOfTwoIdentitiesGetsAUserWhomBothWant() throws Exception {
        String first = identity(0, newUser());
        String second = identity(1, newUser());
        String wanted = newUser();

        List<String> outcomes = Outcomes.together(List.of(() -> link(0, first, wanted), () -> link(1, second, wanted),
                () -> link(1, first, wanted), () -> link(0, second, wanted)));

        assertThat(outcomes).isSubsetOf(Outcomes.DONE, CONFLICT, TAKEN).contains(Outcomes.DONE);
        assertThat(List.of(first, second)).contains(identity(0, wanted));
        assertThat(identity(1, wanted)).isEqualTo(identity(0, wanted));
    }

    @RepeatedTest(3)
    void unlinkedOnceAndByOneOnly() throws Exception {
        String kept = newUser();
        String leaving = newUser();
        String identity = identity(0, kept);
        link(1, identity, leaving);

        List<String> outcomes = Outcomes.together(List.of(() -> unlink(0, identity, leaving), () -> unlink(1, identity, leaving),
                () -> unlink(0, identity, leaving), () -> unlink(1, identity, leaving)));

        assertThat(outcomes).isSubsetOf(Outcomes.DONE, NOT_FOUND, CONFLICT).containsOnlyOnce(Outcomes.DONE);
        for (int node = 0; node < 2; node++) {
            assertThat(identity(node, leaving)).isNotEqualTo(identity);
            assertThat(identity(node, kept)).isEqualTo(identity);
        }
        assertThat(identity(0, leaving)).isEqualTo(identity(1, leaving));
    }

    @RepeatedTest(3)
    void deletedWhileItIsMerged() throws Exception {
        String one = newUser();
        String other = newUser();
        String first = identity(0, one);
        String second = identity(1, other);

        List<String> outcomes = Outcomes.together(List.of(() -> delete(0, first), () -> merge(1, one, other), () -> delete(1, second)));

        assertThat(outcomes).isSubsetOf(Outcomes.DONE, CONFLICT, NOT_FOUND);
        for (CognitoIdentityClient node : nodes) {
            for (String gone : List.of(first, second)) {
                assertThat(Outcomes.of(() -> node.describeIdentity(request -> request.identityId(gone)))).isEqualTo(NOT_FOUND);
            }
        }
        assertThat(List.of(first, second)).doesNotContain(identity(0, one), identity(1, other));
    }

    /** With the answer it is gone on the other node too: neither the token nor the identity is good for anything. */
    @Test
    void nothingIsIssuedForWhatWasDeletedOnTheOtherNode() {
        String user = newUser();
        String token = nodes.get(0).getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool).logins(Map.of(PROVIDER, user))).token();
        String identity = identity(1, user);
        Map<String, String> logins = Map.of("cognito-identity.amazonaws.com", token);
        nodes.get(0).setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", PoolRealm.roleArn("player"))));
        CognitoIdentityClient there = realm.anonymousAt(cluster.node(1));
        Runnable exchange = () -> there.getCredentialsForIdentity(request -> request.identityId(identity).logins(logins));
        String before = Outcomes.of(exchange);

        delete(0, identity);

        // The role trusts another pool; what counts is that the identity was known there, and no longer is.
        assertThat(before).isEqualTo("InvalidIdentityPoolConfigurationException");
        assertThat(Outcomes.of(exchange)).isEqualTo(NOT_FOUND);
    }

    @Test
    void aPoolThatBothNodesChangeHasAllThatWasDone() throws Exception {
        String changed = realm.newPool();
        List<Runnable> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CognitoIdentityClient node = nodes.get(i % 2);
            Map<String, String> tag = Map.of("tag-" + i, "");
            calls.add(() -> node.tagResource(request -> request.resourceArn(PoolRealm.poolArn(changed)).tags(tag)));
        }

        List<String> outcomes = Outcomes.together(calls);

        assertThat(outcomes).isSubsetOf(Outcomes.DONE, BUSY).contains(Outcomes.DONE);
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).equals(Outcomes.DONE)) {
                expected.put("tag-" + i, "");
            }
        }
        for (CognitoIdentityClient node : nodes) {
            assertThat(node.listTagsForResource(request -> request.resourceArn(PoolRealm.poolArn(changed))).tags()).isEqualTo(expected);
        }
    }

    @RepeatedTest(2)
    void nothingIsLeftOfAPoolThatIsDeletedWhilePeopleComeIn() throws Exception {
        String dying = realm.newDeveloperPool();
        List<Runnable> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CognitoIdentityClient node = nodes.get(i % 2);
            String user = "person-" + i;
            calls.add(() -> node.getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(dying).logins(Map.of(PROVIDER, user))));
        }
        calls.add(() -> nodes.get(0).deleteIdentityPool(request -> request.identityPoolId(dying)));

        assertThat(Outcomes.together(calls)).isSubsetOf(Outcomes.DONE, NOT_FOUND, CONFLICT, BUSY);

        for (CognitoIdentityClient node : nodes) {
            String outcome = Outcomes.of(() -> node.listIdentities(request -> request.identityPoolId(dying).maxResults(1)));
            assertThat(outcome).isEqualTo(Outcomes.of(() -> nodes.get(0).describeIdentityPool(request -> request.identityPoolId(dying))));
        }
    }

    private String newUser() {
        return "user-" + ++users;
    }

    private String identity(int node, String user) {
        return nodes.get(node).getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool).logins(Map.of(PROVIDER, user))).identityId();
    }

    private void merge(int node, String source, String destination) {
        nodes.get(node).mergeDeveloperIdentities(request -> request.identityPoolId(pool).developerProviderName(PROVIDER)
                .sourceUserIdentifier(source).destinationUserIdentifier(destination));
    }

    private void link(int node, String identity, String user) {
        nodes.get(node).getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool).identityId(identity).logins(Map.of(PROVIDER, user)));
    }

    private void unlink(int node, String identity, String user) {
        nodes.get(node).unlinkDeveloperIdentity(request -> request.identityPoolId(pool).identityId(identity)
                .developerProviderName(PROVIDER).developerUserIdentifier(user));
    }

    private void delete(int node, String identity) {
        nodes.get(node).deleteIdentities(request -> request.identityIdsToDelete(identity));
    }
}
