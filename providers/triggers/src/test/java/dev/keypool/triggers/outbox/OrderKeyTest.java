package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;

class OrderKeyTest {

    private static String user(String userId, String clientId) {
        Event event = new Event();
        event.setUserId(userId);
        event.setClientId(clientId);
        return OrderKey.of(event);
    }

    private static String admin(String path) {
        AdminEvent event = new AdminEvent();
        event.setResourcePath(path);
        return OrderKey.of(event);
    }

    @Test
    void whatHappensToAUserIsInOneOrder() {
        assertThat(user("alice", "app")).isEqualTo(user("alice", "other")).isEqualTo(admin("users/alice"))
                .isEqualTo(admin("users/alice/role-mappings/realm")).isNotEqualTo(user("bob", "app"));
    }

    @Test
    void othersGoByWhatTheyAreAbout() {
        assertThat(user(null, "app")).isEqualTo(user(null, "app")).isNotEqualTo(user(null, "other"));
        assertThat(admin("clients/1/roles/x")).isEqualTo(admin("clients/1")).isNotEqualTo(admin("clients/2"));
        assertThat(admin("users")).isNotEqualTo(admin("clients"));
    }

    @Test
    void idsOfAnyLengthFit() {
        assertThat(user("f:".repeat(5000), null)).hasSize(64);
        assertThat(user(null, null)).hasSize(64);
        assertThat(admin(null)).hasSize(64);
    }
}
