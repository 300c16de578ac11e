package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.identities.InMemoryIdentities;
import dev.keypool.identitypools.openid.KnownPoolTokens;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RsaKeys;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.keycloak.crypto.KeyWrapper;

/** An exchange over fakes, at a fixed time. */
abstract class ExchangeCase {

    static final Instant NOW = Instant.parse("2026-01-31T12:00:00.987Z");
    static final KeyWrapper SIGNING_KEY = RsaKeys.signing("key-1", "RS256");
    static final Map<String, String> NO_LOGINS = Map.of();

    final InMemoryIdentities identities = new InMemoryIdentities();
    final KnownTokens tokens = new KnownTokens();
    final RealmSnapshot realm = SnapshotBuilder.example().build();
    final Exchange exchange = over(realm);

    final Exchange over(RealmSnapshot snapshot) {
        return new Exchange(snapshot, identities, tokens, tokens(snapshot), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The pools' own tokens. */
    static PoolTokens tokens(RealmSnapshot snapshot) {
        return new PoolTokens(snapshot, "https://kc.example/realms/demo", new KnownPoolTokens(), () -> SIGNING_KEY, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** With this pool in place of the example's, and one more role. */
    final Exchange over(IdentityPool pool, Role more) {
        return over(SnapshotBuilder.example().pool(pool).role(more).build());
    }

    final String guest() throws ExchangeException {
        return exchange.identity(Example.POOL_ID, NO_LOGINS).identityId();
    }

    static void assertRefused(ExchangeError error, Refusal reason, ThrowingCallable call) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.error()).isEqualTo(error);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).isNotBlank().doesNotContain("token-of-");
        assertThat(refused.getStackTrace()).isEmpty();
    }
}
