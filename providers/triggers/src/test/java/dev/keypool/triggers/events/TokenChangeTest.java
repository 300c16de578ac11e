package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What introspection has to tell of a token that may have been changed. */
final class TokenChangeTest {

    private static TokenChange apparent(String token, String... mapped) throws Exception {
        return TokenChange.apparent((ObjectNode) new ObjectMapper().readTree(token), Set.of(mapped));
    }

    @Test
    void whatTheTokenHasIsTold() throws Exception {
        TokenChange change = apparent("{\"plan\":{\"level\":3},\"email\":\"a@example.org\",\"nothing\":null}", "email");

        assertThat(change.addOrOverride()).containsOnlyKeys("plan", "email");
        assertThat(change.suppress()).isEmpty();
    }

    @Test
    void whatItWouldHaveWithoutAFunctionIsNotTold() throws Exception {
        TokenChange change = apparent("{\"email\":\"a@example.org\"}", "email", "name", "dev:tier");

        assertThat(change.suppress()).containsExactlyInAnyOrder("name", "dev:tier");
    }

    @Test
    void groupsAreWhatTheTokenSays() throws Exception {
        assertThat(apparent("{\"cognito:groups\":[\"other\"]}", "cognito:groups").addOrOverride()).containsOnlyKeys("cognito:groups");
        assertThat(apparent("{}", "cognito:groups").suppress()).containsExactly("cognito:groups");
    }

    @Test
    void whatIsProtectedIsLeftToKeycloak() throws Exception {
        TokenChange change = apparent("{\"realm_access\":{\"roles\":[\"admin\"]},\"sub\":\"x\",\"scope\":\"all\",\"cognito:roles\":[\"r\"],\"username\":\"x\"}",
                "resource_access", "sid", "cognito:username", "iss");

        assertThat(change).isEqualTo(TokenChange.NONE);
    }
}
