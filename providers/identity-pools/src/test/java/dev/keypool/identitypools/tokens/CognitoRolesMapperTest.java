package dev.keypool.identitypools.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.RealmStub;
import dev.keypool.identitypools.Stub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** The mapper against groups as Keycloak has them. */
class CognitoRolesMapperTest {

    private static final String PLAYER = "arn:aws:iam::123456789012:role/player";
    private static final String REFEREE = "arn:aws:iam::123456789012:role/referee";
    /** There is no realm behind it: every role by name fails. */
    private static final KeycloakSession NO_REALM = Stub.of(KeycloakSession.class, Map.of());

    private final Map<String, String> config = new HashMap<>(Map.of("id.token.claim", "true"));

    @Test
    void groupsAndRolesAreClaims() {
        Map<String, Object> claims = claims(group(null, "players", Map.of("keypool.role", List.of(PLAYER))),
                group(null, "referees", Map.of("keypool.role", List.of(REFEREE), "keypool.precedence", List.of("1"))));

        assertThat(claims).containsOnly(
                Map.entry("cognito:groups", List.of("referees", "players")),
                Map.entry("cognito:roles", List.of(REFEREE, PLAYER)),
                Map.entry("cognito:preferred_role", REFEREE));
    }

    @Test
    void whatIsNotThereIsNoClaim() {
        assertThat(claims()).isEmpty();
        assertThat(claims(group(null, "players", Map.of()))).containsOnlyKeys("cognito:groups");
        assertThat(claims(group(null, "a", Map.of("keypool.role", List.of(PLAYER))), group(null, "b", Map.of("keypool.role", List.of(REFEREE)))))
                .containsOnlyKeys("cognito:groups", "cognito:roles");
    }

    @Test
    void aSubgroupIsNamedWithItsParentsAndDoesNotInheritTheirRoles() {
        GroupModel staff = group(null, "staff", Map.of("keypool.role", List.of(REFEREE)));
        GroupModel administrators = group(staff, "administrators", Map.of("keypool.role", List.of(PLAYER)));

        assertThat(claims(administrators)).containsEntry("cognito:groups", List.of("staff/administrators"))
                .containsEntry("cognito:roles", List.of(PLAYER));
    }

    @Test
    void theAttributesNamesCanBeOthers() {
        config.put("role.attribute", "iam");
        config.put("precedence.attribute", "rank");

        assertThat(claims(group(null, "a", Map.of("iam", List.of(PLAYER), "rank", List.of("2"), "keypool.role", List.of("x"))),
                group(null, "b", Map.of("iam", List.of(REFEREE), "rank", List.of("1")))))
                .containsEntry("cognito:preferred_role", REFEREE);
    }

    @Test
    void aFailureLeavesTheGroupsAndNoRole() {
        assertThat(claims(group(null, "a", Map.of("keypool.role", List.of(PLAYER))), group(null, "b", Map.of("keypool.role", List.of("by name")))))
                .containsOnlyKeys("cognito:groups");
    }

    @Test
    void otherMappersMayAddToTheClaims() {
        Map<String, Object> claims = claims(group(null, "players", Map.of("keypool.role", List.of(PLAYER))));

        ((List<Object>) cast(claims.get("cognito:groups"))).add("more");
        ((List<Object>) cast(claims.get("cognito:roles"))).add("more");

        assertThat(claims.get("cognito:groups")).isEqualTo(List.of("players", "more"));
    }

    @Test
    void itIsInTheTokensThatTheAdministratorChose() {
        IDToken token = new IDToken();
        config.put("id.token.claim", "false");

        new CognitoRolesMapper().transformIDToken(token, mapper(), NO_REALM, userSession(group(null, "players", Map.of())), null);

        assertThat(token.getOtherClaims()).isEmpty();
        assertThat(new CognitoRolesMapper().getConfigProperties()).extracting(ProviderConfigProperty::getName).containsExactly(
                "role.attribute", "precedence.attribute", "id.token.claim", "access.token.claim", "lightweight.claim", "userinfo.token.claim",
                "introspection.token.claim");
    }

    private Map<String, Object> claims(GroupModel... groups) {
        IDToken token = new IDToken();
        new CognitoRolesMapper().transformIDToken(token, mapper(), NO_REALM, userSession(groups), null);
        return token.getOtherClaims();
    }

    private ProtocolMapperModel mapper() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(config);
        return mapper;
    }

    private static UserSessionModel userSession(GroupModel... groups) {
        UserModel user = Stub.of(UserModel.class, Map.of("getGroupsStream", args -> List.of(groups).stream()));
        return Stub.of(UserSessionModel.class, Map.of("getUser", args -> user, "getRealm", args -> RealmStub.of(Map.of())));
    }

    private static GroupModel group(GroupModel parent, String name, Map<String, List<String>> attributes) {
        Map<String, List<String>> own = new HashMap<>(attributes);
        Map<String, Function<Object[], Object>> methods = new HashMap<>();
        methods.put("getName", args -> name);
        methods.put("getParentId", args -> parent == null ? null : "id of " + parent.getName());
        methods.put("getParent", args -> parent);
        methods.put("getAttributeStream", args -> new ArrayList<>(own.getOrDefault(args[0], List.of())).stream());
        methods.put("getFirstAttribute", args -> own.containsKey(args[0]) ? own.get(args[0]).get(0) : null);
        return Stub.of(GroupModel.class, methods);
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
