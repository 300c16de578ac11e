package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestIdsTest {

    private static final String POOL = "6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90";

    private final GuestIds guests = new GuestIds(bytes("0123456789abcdef0123456789abcdef"));
    private final String id = guests.create(POOL);

    @Test
    void anIdIsAUuidOfVersion8ThatAwsClientsAccept() {
        for (int i = 0; i < 200; i++) {
            UUID uuid = UUID.fromString(guests.create(POOL));
            assertThat(uuid.version()).isEqualTo(8);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(uuid.toString()).matches("[0-9a-f-]+").hasSize(36);
        }
    }

    @Test
    void noTwoGuestsAreTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            assertThat(seen.add(guests.create(POOL))).isTrue();
        }
    }

    @Test
    void thePoolIsFoundAmongMany() {
        List<String> pools = new ArrayList<>(Stream.generate(() -> UUID.randomUUID().toString()).limit(500).toList());
        pools.add(250, POOL);
        for (String pool : pools) {
            assertThat(guests.poolOf(guests.create(pool), pools)).isEqualTo(pool);
        }
    }

    @Test
    void thePoolMayHaveAnyComponentsId() {
        assertThat(guests.poolOf(guests.create("f00d"), List.of(POOL, "f00d"))).isEqualTo("f00d");
    }

    @Test
    void anotherNodeOfTheDeploymentKnowsItsGuests() {
        GuestIds otherNode = new GuestIds(bytes("0123456789abcdef0123456789abcdef"));
        assertThat(otherNode.poolOf(id, List.of(POOL))).isEqualTo(POOL);
    }

    @Test
    void aChangeOfAnyCharacterIsRefused() {
        for (int i = 0; i < id.length(); i++) {
            for (char other : "0123456789abcdef-gG".toCharArray()) {
                if (id.charAt(i) != other) {
                    String changed = id.substring(0, i) + other + id.substring(i + 1);
                    assertThat(guests.poolOf(changed, List.of(POOL))).as(changed).isNull();
                }
            }
        }
    }

    @Test
    void upperCaseIsAnotherId() {
        String withLetters = Stream.generate(() -> guests.create(POOL)).filter(made -> made.matches(".*[a-f].*")).findFirst().orElseThrow();
        assertThat(guests.poolOf(withLetters.toUpperCase(), List.of(POOL))).isNull();
    }

    @Test
    void anotherPoolDoesNotTakeIt() {
        List<String> others = Stream.generate(() -> UUID.randomUUID().toString()).limit(20_000).toList();
        assertThat(guests.poolOf(id, others)).isNull();
        assertThat(guests.poolOf(id, List.of())).isNull();
    }

    @Test
    void anotherDeploymentDoesNotTakeIt() {
        assertThat(new GuestIds(bytes("another deployment's 32 bytes...")).poolOf(id, List.of(POOL))).isNull();
    }

    @Test
    void madeUpIdsAreRefused() {
        for (int i = 0; i < 10_000; i++) {
            UUID random = UUID.randomUUID();
            // With the pool's own tag and the right version, so that only the HMAC is left to refuse it.
            long high = UUID.fromString(id).getMostSignificantBits() & 0xFFF0_0000_0000_0000L
                    | random.getMostSignificantBits() & 0x000F_FFFF_FFFF_0FFFL | 0x8000L;
            assertThat(guests.poolOf(new UUID(high, random.getLeastSignificantBits()).toString(), List.of(POOL))).isNull();
        }
    }

    @Test
    void storedIdentitiesAreNoGuests() {
        String stored = UUID.randomUUID().toString();
        assertThat(guests.poolOf(stored, List.of(POOL))).isNull();
        assertThat(GuestIds.isGuestForm(stored)).isFalse();
        assertThat(GuestIds.isGuestForm(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "8", "00000000-0000-8000-8000-000000000000", "zzzzzzzz-zzzz-8zzz-zzzz-zzzzzzzzzzzz",
            "------------------------------------", "--------------8---------------------", "00000000-0000-8000-8000-00000000000",
            "1-1-8001-8001-000000000000000000001", "+0000000-0000-8000-8000-000000000000"})
    void whatIsNoGuestsIdIsRefused(String text) {
        assertThat(guests.poolOf(text, List.of(POOL))).isNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
