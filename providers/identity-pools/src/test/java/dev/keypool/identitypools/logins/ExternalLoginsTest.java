package dev.keypool.identitypools.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.ColdException;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalLoginsTest {

    private static final String HERE = "https://auth.example.com/realms/shop";

    private final RealmSnapshot realm = SnapshotBuilder.example().build();
    private final RememberedLogins remembered = new RememberedLogins();
    private int asked;

    @Test
    void isVerifiedOnce() throws Exception {
        verify(HERE);
        verify(HERE);

        assertThat(asked).isEqualTo(1);
        assertThat(warm(HERE)).isEqualTo(VerifiedLogins.saml("alice", Map.of()));
    }

    /** Assertions are made for an address: what is good at one may not be so at another. */
    @Test
    void isVerifiedAnewUnderAnotherAddress() throws Exception {
        verify(HERE);

        assertThatThrownBy(() -> warm("https://elsewhere.example.com/realms/shop")).isInstanceOf(ColdException.class);
        verify("https://elsewhere.example.com/realms/shop");
        assertThat(asked).isEqualTo(2);
    }

    private void verify(String issuer) throws ExchangeException {
        ExternalLogins.of(realm, issuer, remembered, List.of((pool, provider, token) -> {
            asked++;
            return new TimedLogin(VerifiedLogins.saml("alice", Map.of()), Instant.now().plusSeconds(300));
        })).verify(new PoolBuilder().build(), "saml", "response");
    }

    private VerifiedLogin warm(String issuer) throws ExchangeException {
        return ExternalLogins.remembered(realm, issuer, remembered).verify(new PoolBuilder().build(), "saml", "response");
    }
}
