package dev.keypool.triggers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

final class AccountTakeOverTest {

    private static Event event(EventType type) {
        Event event = new Event();
        event.setType(type);
        return event;
    }

    @Test
    void signInsThatFailedAndLockoutsAreMeantAndNothingElse() {
        assertThat(Arrays.stream(EventType.values()).filter(type -> AccountTakeOver.isMeantBy(event(type)))).containsExactlyInAnyOrder(
                EventType.LOGIN_ERROR, EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT, EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT);
        assertThat(AccountTakeOver.isMeantBy(null)).as("a mail about no event").isFalse();
    }
}
