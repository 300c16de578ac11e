package dev.keypool.it.operations;

import static dev.keypool.it.operations.Case.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;

/** Nobody gives a pool, and so its people and guests, a role that they may not pass. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PassRoleIT {

    private static final String PLAYER = PoolRealm.roleArn("player");
    private static final String GUEST = PoolRealm.roleArn("guest");
    private static final String SECRET = PoolRealm.roleArn("secret");

    private final PoolRealm realm;
    /** May do everything with pools, and pass the roles player and guest. */
    private final CognitoIdentityClient attacker;

    PassRoleIT(KeycloakServer server) {
        this.realm = PoolRealm.on(server);
        realm.role("secret", realm.pool(), PoolRealm.EVERYTHING);
        this.attacker = realm.may(PoolRealm.allow("cognito-identity:*", "*"),
                PoolRealm.statement("Allow", "iam:PassRole", "arn:aws:iam::000000000000:role/*er", "{}"), PoolRealm.allow("iam:PassRole", GUEST));
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void rolesThatMayBePassedAreSet() {
        String pool = realm.newPool();
        set(pool, Map.of("authenticated", PLAYER, "unauthenticated", GUEST), Map.of(realm.provider() + ":cli", rules(PLAYER, GUEST)));
        assertThat(roles(pool).roles()).isEqualTo(Map.of("authenticated", PLAYER, "unauthenticated", GUEST));
    }

    @Test
    void aGuestGetsNoAdministratorsRole() {
        forbidden(Map.of("unauthenticated", SECRET), Map.of());
        forbidden(Map.of("authenticated", SECRET), Map.of());
        forbidden(Map.of("authenticated", PLAYER, "unauthenticated", SECRET), Map.of());
    }

    @Test
    void noRuleOfAnyMappingGivesIt() {
        String cli = realm.provider() + ":cli";
        for (int place : new int[] {0, 1, 24, 399}) {
            List<String> arns = new ArrayList<>(Collections.nCopies(400, PLAYER));
            arns.set(place, SECRET);
            forbidden(Map.of("authenticated", PLAYER), Map.of(cli, rules(arns.toArray(String[]::new))));
        }
        forbidden(Map.of(), Map.of(cli, rules(SECRET)));
        forbidden(Map.of(), Map.of("graph.facebook.com", rules(PLAYER), cli, rules(PLAYER, SECRET)));
    }

    /** With a mapping of type Token whoever makes the token names the role. */
    @Test
    void tokensNameNoRoleThatMayNotBePassed() {
        String pool = realm.newPool();
        Map<String, RoleMapping> token = Map.of(realm.provider() + ":cli", RoleMapping.builder().type("Token").ambiguousRoleResolution("Deny").build());
        refused("SetIdentityPoolRoles", "NotAuthorizedException", "Access to Role 'arn:aws:iam::000000000000:role/*' is forbidden.",
                r -> set(pool, Map.of("authenticated", PLAYER), token)).run(realm);
        assertThat(roles(pool).hasRoleMappings()).isFalse();
        realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", PLAYER)).roleMappings(token));
        assertThat(roles(pool).roleMappings()).isEqualTo(token);
    }

    @Test
    void withoutPassRoleNoRoleIsSetButRolesAreTaken() {
        String pool = realm.newPool();
        CognitoIdentityClient none = realm.may(PoolRealm.allow("cognito-identity:*", "*"));
        refused("SetIdentityPoolRoles", "NotAuthorizedException", "Access to Role '" + PLAYER + "' is forbidden.",
                r -> none.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", PLAYER)))).run(realm);
        set(pool, Map.of("authenticated", PLAYER), Map.of());
        none.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of()));
        assertThat(roles(pool).roles()).isEmpty();
    }

    @Test
    void aRoleMayBePassedToCognitoAlone() {
        String pool = realm.newPool();
        String service = "{\"StringEquals\":{\"iam:PassedToService\":\"%s\"}}";
        CognitoIdentityClient elsewhere = realm.may(PoolRealm.allow("cognito-identity:*", "*"),
                PoolRealm.statement("Allow", "iam:PassRole", "*", service.formatted("lambda.amazonaws.com")));
        refused("SetIdentityPoolRoles", "NotAuthorizedException", "is forbidden.",
                r -> elsewhere.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", PLAYER)))).run(realm);
        CognitoIdentityClient here = realm.may(PoolRealm.allow("cognito-identity:*", "*"),
                PoolRealm.statement("Allow", "iam:PassRole", "*", service.formatted("cognito-identity.amazonaws.com")));
        here.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", PLAYER)));
    }

    @Test
    void aRoleThatIsNotThereIsNotToldFromOneThatMayNotBePassed() {
        for (String arn : List.of(PoolRealm.roleArn("nobody"), "arn:aws:iam::123456789012:role/player", "arn:aws:iam::000000000000:role/path/player")) {
            refused("SetIdentityPoolRoles", "NotAuthorizedException", "Access to Role '" + arn + "' is forbidden.",
                    r -> set(r.newPool(), Map.of("authenticated", arn), Map.of())).run(realm);
        }
    }

    /** A role that an administrator gave goes with its provider, and does not come back with it. */
    @Test
    void aMappingGoesWithItsProviderForGood() {
        String pool = realm.newPool();
        realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", PLAYER))
                .roleMappings(Map.of(realm.provider() + ":cli", rules(SECRET))));
        update(pool, false);
        update(pool, true);
        assertThat(roles(pool).hasRoleMappings()).isFalse();
        assertThat(roles(pool).roles()).as("and nothing else").isEqualTo(Map.of("authenticated", PLAYER));
    }

    private void update(String pool, boolean withClient) {
        attacker.updateIdentityPool(request -> request.identityPoolId(pool).identityPoolName("p").allowUnauthenticatedIdentities(true)
                .cognitoIdentityProviders(withClient ? List.of(realm.client("cli")) : List.of()));
    }

    private void forbidden(Map<String, String> roles, Map<String, RoleMapping> mappings) {
        String pool = realm.administrator().createIdentityPool(request -> request.identityPoolName("p").allowUnauthenticatedIdentities(true)
                .cognitoIdentityProviders(realm.client("cli")).supportedLoginProviders(Map.of("graph.facebook.com", "1"))).identityPoolId();
        refused("SetIdentityPoolRoles", "NotAuthorizedException", "Access to Role '" + SECRET + "' is forbidden.", r -> set(pool, roles, mappings)).run(realm);
        assertThat(roles(pool).roles()).as("nothing has changed").isEmpty();
        assertThat(roles(pool).hasRoleMappings()).isFalse();
    }

    private void set(String pool, Map<String, String> roles, Map<String, RoleMapping> mappings) {
        attacker.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(roles).roleMappings(mappings));
    }

    private GetIdentityPoolRolesResponse roles(String pool) {
        return realm.administrator().getIdentityPoolRoles(request -> request.identityPoolId(pool));
    }

    private static RoleMapping rules(String... arns) {
        return RoleMapping.builder().type("Rules").ambiguousRoleResolution("Deny").rulesConfiguration(configuration -> configuration.rules(
                IntStream.range(0, arns.length).mapToObj(i -> MappingRule.builder().claim("sub").matchType("Equals").value("v" + i).roleARN(arns[i]).build())
                        .toList())).build();
    }
}
