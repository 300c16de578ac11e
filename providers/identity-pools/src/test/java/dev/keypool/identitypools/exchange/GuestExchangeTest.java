package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.identities.GuestIds;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestExchangeTest extends ExchangeCase {

    @Test
    void eachCallMakesANewGuestAndNoRow() throws Exception {
        String first = guest();
        assertThat(first).matches("eu-central-1:[0-9a-f-]{36}").isNotEqualTo(guest());
        assertThat(identities.rows()).isZero();
    }

    @Test
    void aGuestGetsTheUnauthenticatedRole() throws Exception {
        String guest = guest();
        Exchanged exchanged = exchange.credentials(guest, NO_LOGINS, null);
        assertThat(exchanged.identityId()).isEqualTo(guest);
        assertThat(exchanged.role().name()).isEqualTo("Guests");
        assertThat(exchanged.logins()).isEmpty();
        assertThat(exchanged.credentials().session().pool().amr()).containsExactly("unauthenticated");
        assertThat(exchange.credentials(guest, NO_LOGINS, null).identityId()).isEqualTo(guest);
    }

    @Test
    void oneCallGivesAServiceAGuestsCredentials() throws Exception {
        Exchanged exchanged = exchange.poolCredentials(Example.POOL_ID, NO_LOGINS);
        assertThat(exchanged.role().name()).isEqualTo("Guests");
        assertThat(Example.REGION + ":" + exchanged.credentials().session().pool().identityId()).isEqualTo(exchanged.identityId());
    }

    @Test
    void aPoolWithoutGuestsHasNoGuests() {
        Exchange closed = over(Example.poolWithoutGuests(), Example.guests());
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.GUESTS_NOT_ALLOWED, () -> closed.identity(Example.POOL_ID, NO_LOGINS));
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.GUESTS_NOT_ALLOWED, () -> closed.poolCredentials(Example.POOL_ID, NO_LOGINS));
    }

    @Test
    void guestsOfAPoolThatClosedItsDoorsGetNothingMore() throws Exception {
        String guest = guest();
        Exchange closed = over(Example.poolWithoutGuests(), Example.guests());
        assertRefused(ExchangeError.NOT_AUTHORIZED, Refusal.GUESTS_NOT_ALLOWED, () -> closed.credentials(guest, NO_LOGINS, null));
    }

    @Test
    void anUnknownPoolIsNotFound() {
        for (String pool : List.of(Example.REGION + ":" + Example.OTHER_POOL, "us-east-1:" + Example.POOL, Example.POOL,
                ":" + Example.POOL, Example.REGION + Example.POOL, "eu-central-11:" + Example.POOL, "")) {
            assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_POOL, () -> exchange.identity(pool, NO_LOGINS));
        }
    }

    @Test
    void aMadeUpIdentityIsNotFound() throws Exception {
        String guest = guest();
        String tampered = guest.substring(0, guest.length() - 1) + (guest.endsWith("0") ? "1" : "0");
        for (String identity : List.of(tampered, Example.REGION + ":" + Example.POOL, "us-east-1" + guest.substring(Example.REGION.length()),
                guest.substring(Example.REGION.length() + 1), Example.REGION + ":", Example.REGION, "", "e")) {
            assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY, () -> exchange.credentials(identity, NO_LOGINS, null));
            assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY,
                    () -> exchange.credentials(identity, tokens.login("alice"), null));
        }
        assertThat(identities.rows()).isZero();
    }

    /** Anybody can make them up, and as many as they like: no read of the database, no entry of a cache. */
    @Test
    void aMadeUpGuestIsNotLookedFor() throws Exception {
        String guest = guest();
        String id = guest.substring(Example.REGION.length() + 1);
        String tampered = id.substring(0, 35) + (id.endsWith("0") ? "1" : "0");
        for (String asked : List.of(tampered, new GuestIds(new byte[32]).create(Example.POOL))) {
            identities.with(new Identity(asked, Example.POOL, true, List.of(), null, 1, 1, 0));
            assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY, () -> exchange.find(Example.REGION + ":" + asked));
        }
        identities.with(new Identity(id, Example.POOL, true, List.of(), null, 7, 7, 0));
        assertThat(exchange.find(guest).createdAt()).as("that is stored, since a login was linked").isEqualTo(7);
    }

    /** Identities of all realms have one table: an administrator of one must not describe another's. */
    @Test
    void anIdentityOfAnotherRealmIsNotFound() throws Exception {
        String id = "0d3b3c0a-0000-4000-8000-000000000001";
        identities.with(new Identity(id, Example.POOL, false, List.of(), null, 1, 1, 0));
        assertThat(exchange.find(Example.REGION + ":" + id).id()).isEqualTo(id);
        identities.with(new Identity(id, Example.OTHER_POOL, false, List.of(), null, 1, 1, 0));
        assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY, () -> exchange.find(Example.REGION + ":" + id));
    }

    @Test
    void aGuestOfAnotherDeploymentIsNotFound() {
        String foreign = Example.REGION + ":" + new GuestIds(new byte[32]).create(Example.POOL);
        assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY, () -> exchange.credentials(foreign, NO_LOGINS, null));
    }

    @Test
    void aGuestOfAPoolThatIsGoneIsNotFound() throws Exception {
        String guest = guest();
        assertRefused(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY,
                () -> over(SnapshotBuilder.empty().build()).credentials(guest, NO_LOGINS, null));
    }
}
