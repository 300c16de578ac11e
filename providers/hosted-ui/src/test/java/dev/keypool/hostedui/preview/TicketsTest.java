package dev.keypool.hostedui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.store.BrandingKey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.SingleUseObjectProvider;

final class TicketsTest {

    private final Known known = new Known();
    private final Tickets tickets = tickets("realm", "client");

    private Tickets tickets(String realm, String client) {
        return new Tickets(known, new BrandingKey(realm, client));
    }

    @Test
    void aCodeIsRedeemedOnceForWhatTheBrowserShows() {
        String code = tickets.newCode();

        String browser = tickets.redeem(code);

        assertThat(tickets.admits(browser)).isTrue();
        assertThat(tickets.redeem(code)).isNull();
    }

    @Test
    void aCodeIsNotWhatTheBrowserShowsNorTheOtherWayRound() {
        String code = tickets.newCode();
        assertThat(tickets.admits(code)).isFalse();

        String browser = tickets.redeem(code);

        assertThat(browser).isNotEqualTo(code);
        assertThat(tickets.redeem(browser)).isNull();
        assertThat(tickets.admits(browser)).isTrue();
    }

    @Test
    void whatIsForOneBrandingIsForNoOther() {
        String code = tickets.newCode();
        for (Tickets other : new Tickets[] {tickets("realm", null), tickets("realm", "other"), tickets("other", "client"), tickets("realm\nclient", null)}) {
            assertThat(other.redeem(code)).isNull();
        }
        String browser = tickets.redeem(code);
        for (Tickets other : new Tickets[] {tickets("realm", null), tickets("realm", "other"), tickets("other", "client")}) {
            assertThat(other.admits(browser)).isFalse();
        }
    }

    @Test
    void bothAreForgottenAfterAnHourAndKnownByTheirHashesAlone() {
        String code = tickets.newCode();
        String browser = tickets.redeem(code);

        assertThat(known.lifespans).hasSize(2).allSatisfy((id, seconds) -> {
            assertThat(seconds).isEqualTo(3600L);
            assertThat(id).doesNotContain(code).doesNotContain(browser);
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "../../x", "0000000000000000000000000000000000000000000", "00000000000000000000000000000000000000000000", "keypool-preview-code.x"})
    void whatWasNotGivenOutIsGoodForNothing(String made) {
        assertThat(tickets.redeem(made)).isNull();
        assertThat(tickets.admits(made)).isFalse();
    }

    /** Without time. */
    private static final class Known implements SingleUseObjectProvider {

        private final Map<String, Map<String, String>> objects = new HashMap<>();
        private final Map<String, Long> lifespans = new HashMap<>();

        @Override
        public void put(String key, long lifespanSeconds, Map<String, String> notes) {
            objects.put(key, notes);
            lifespans.put(key, lifespanSeconds);
        }

        @Override
        public Map<String, String> get(String key) {
            return objects.get(key);
        }

        @Override
        public Map<String, String> remove(String key) {
            return objects.remove(key);
        }

        @Override
        public boolean replace(String key, Map<String, String> notes) {
            return objects.replace(key, notes) != null;
        }

        @Override
        public boolean putIfAbsent(String key, long lifespanInSeconds) {
            return objects.putIfAbsent(key, Map.of()) == null;
        }

        @Override
        public boolean contains(String key) {
            return objects.containsKey(key);
        }

        @Override
        public void close() {
        }
    }
}
