package dev.keypool.identitypools.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.realm.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;

/** Which kind of login a provider's name stands for, and people of other realms. */
class PoolLoginsTest {

    private static final String SERVER = "https://login.example.com/auth/realms/";
    private static final String OWN = "login.example.com/auth/realms/demo";
    private static final String WORK = "login.example.com/auth/realms/work";

    private final List<String> opened = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final PoolBuilder pool = new PoolBuilder().appClient(new AppClient("work", "app", false));
    /** Where other realms are reached. */
    private String server = SERVER;
    /** The issuer of whatever token is verified next. */
    private String issuer = SERVER + "work";
    private String client = "app";
    private boolean exists = true;

    @Test
    void aPersonOfAnotherRealmIsSomebodyOfThatRealm() throws Exception {
        VerifiedLogin login = verify(WORK);
        assertThat(login.login()).isEqualTo(Login.ofRealm("id-of-work", "alice"));
        assertThat(login.amr()).containsExactly(WORK, WORK + ":CognitoSignIn:alice");
        assertThat(login.mappingKey()).isEqualTo("realms/work:app");
        assertThat(login.providerKey()).isEqualTo("realms/work");
        assertThat(opened).containsExactly("work");
        assertThat(asked).isEmpty();
    }

    @Test
    void theOwnRealmIsNoOther() throws Exception {
        issuer = SERVER + "demo";
        client = "web";
        VerifiedLogin login = verify(OWN);
        assertThat(login.login()).isEqualTo(Login.ofRealm("id-of-demo", "alice"));
        assertThat(login.mappingKey()).isEqualTo("realm:web");
        assertThat(login.providerKey()).isEqualTo("realm");
        assertThat(opened).isEmpty();
    }

    @Test
    void aClientIsTrustedInItsRealmOnly() {
        client = "web";
        assertRefused(Refusal.WRONG_AUDIENCE, WORK);
        issuer = SERVER + "demo";
        client = "app";
        assertRefused(Refusal.WRONG_AUDIENCE, OWN);
    }

    @Test
    void aTokenOfOneRealmIsNoneOfAnother() {
        issuer = SERVER + "demo";
        assertRefused(Refusal.WRONG_ISSUER, WORK);
        client = "web";
        issuer = SERVER + "work";
        assertRefused(Refusal.WRONG_ISSUER, OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.example.com/auth/realms/other", "login.example.com/auth/realms/work/", "login.example.com/auth/realms/Work",
            "login.example.com/realms/work", "elsewhere.example.com/auth/realms/work", "realms/work", "work", "/auth/realms/work", "",
            "https://login.example.com/auth/realms/work", "example.com/auth/realms/work"})
    void onlyRealmsThatThePoolNamesAreProviders(String provider) {
        assertRefused(Refusal.UNSUPPORTED_PROVIDER, provider);
        assertThat(opened).isSubsetOf("work");
        assertThat(asked).containsExactly(provider);
    }

    @Test
    void aRealmOfAnotherNameIsNotEvenOpened() {
        assertRefused(Refusal.UNSUPPORTED_PROVIDER, SERVER.substring("https://".length()) + "other");
        assertThat(opened).isEmpty();
    }

    @Test
    void aRealmIsKnownByItsOwnAddressOnly() throws Exception {
        server = "https://work.example.com/realms/";
        issuer = server + "work";
        assertThat(verify("work.example.com/realms/work").login()).isEqualTo(Login.ofRealm("id-of-work", "alice"));
        assertRefused(Refusal.UNSUPPORTED_PROVIDER, WORK);
        issuer = SERVER + "work";
        assertRefused(Refusal.WRONG_ISSUER, "work.example.com/realms/work");
    }

    @Test
    void aRealmThatIsNotThereOrDisabledIsNoProvider() {
        exists = false;
        assertRefused(Refusal.UNSUPPORTED_PROVIDER, WORK);
    }

    @Test
    void aRealmWithSeveralClientsIsOpenedOnce() throws Exception {
        pool.appClient(new AppClient("work", "tv", false)).appClient(new AppClient("gone", "app", false));
        client = "tv";
        assertThat(verify(WORK).mappingKey()).isEqualTo("realms/work:tv");
        assertThat(opened).hasSize(1);
    }

    @Test
    void namesThatAddressesWriteOtherwiseAreFound() throws Exception {
        pool.appClient(new AppClient("my realm", "app", false)).appClient(new AppClient("größe", "app", false));
        issuer = SERVER + "my%20realm";
        assertThat(verify("login.example.com/auth/realms/my%20realm").providerKey()).isEqualTo("realms/my realm");
        issuer = SERVER + "gr%C3%B6%C3%9Fe";
        assertThat(verify("login.example.com/auth/realms/gr%C3%B6%C3%9Fe").providerKey()).isEqualTo("realms/größe");
    }

    @Test
    void otherKindsAreAskedInTheirOrderAfterTheRealms() throws Exception {
        assertThat(verify("accounts.google.com").clientId()).isEqualTo("google's");
        assertThat(asked).containsExactly("accounts.google.com", "second accounts.google.com");
    }

    @Test
    void whereThePoolTrustsNoClientOfItsRealmTheRealmIsNoProvider() {
        pool.withoutAppClients();
        assertRefused(Refusal.UNSUPPORTED_PROVIDER, OWN);
        assertRefused(Refusal.UNSUPPORTED_PROVIDER, WORK);
    }

    private VerifiedLogin verify(String provider) throws ExchangeException {
        PoolLogins logins = new PoolLogins(realm(null, "demo", SERVER + "demo"), new OtherRealms() {
            @Override
            protected RealmLogins of(String name) {
                opened.add(name);
                return exists ? realm(name, name, Address.issuerOf(server + "demo", name)) : null;
            }
        }, List.of(this::first, this::second));
        assertThat(logins.realmProvider()).isEqualTo(OWN);
        return logins.verify(pool.build(), provider, "token");
    }

    private RealmLogins realm(String otherRealm, String name, String its) {
        long now = Time.currentTime();
        return new RealmLogins(otherRealm, "id-of-" + name, new Address(its, true), (expected, token) -> {
            assertThat(expected).isEqualTo(its);
            return new IdToken(issuer, "alice", "ID", client, List.of(client), now, 0, now + 300, "session-1", Claims.NONE);
        }, new AccountsStub());
    }

    private VerifiedLogin first(IdentityPool of, String provider, String token) {
        asked.add(provider);
        return null;
    }

    private VerifiedLogin second(IdentityPool of, String provider, String token) {
        if (!provider.equals("accounts.google.com")) {
            return null;
        }
        asked.add("second " + provider);
        return new VerifiedLogin(new Login(provider, "alice"), List.of(provider), "google's", provider, provider, new Claims(Map.of()));
    }

    private void assertRefused(Refusal reason, String provider) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> verify(provider));
        assertThat(refused).as("refusal of " + provider).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }

    /** A realm with all clients and people. */
    private static final class AccountsStub implements Accounts {

        @Override
        public Account client(String clientId) {
            return new Account(clientId, true, 0);
        }

        @Override
        public Account user(String id) {
            return new Account(id, true, 0);
        }

        @Override
        public long notBefore() {
            return 0;
        }

        @Override
        public boolean isSignedIn(String userId, String sessionId) {
            throw new AssertionError("the pool asks for no server-side check");
        }
    }
}
