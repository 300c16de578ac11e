package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.identities.InMemoryIdentities;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.logins.RealmLogins;
import dev.keypool.identitypools.logins.SignedTokens;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.openid.KnownPoolTokens;
import dev.keypool.identitypools.openid.PoolToken;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RsaKeys;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.keycloak.common.crypto.CryptoIntegration;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.AsymmetricSignatureSignerContext;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jws.JWSBuilder;

/**
 * Fuzz target: a token for the readers of what the realm signs, its own tokens and its pools'. It is taken as it is, or as
 * header and claims on two lines: once without a signature, and once, under a header of ours, signed by the realm's key, so
 * that claims are read too. Each reader refuses it with a reason, or says of whom the realm signed; nothing that the realm
 * did not sign is taken.
 */
public final class RealmTokenFuzz {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Address ADDRESS = new Address("https://kc.example/realms/demo", true);
    private static final OnePerson REALM = new OnePerson();
    private static final String IDENTITY = "0d3b3c0a-0000-4000-8000-000000000001";
    private static final InMemoryIdentities IDENTITIES = new InMemoryIdentities().with(Example.person(IDENTITY, Login.ofRealm("realm-1", OnePerson.USER)));
    private static final KeyWrapper KEY;
    private static final RealmSnapshot SNAPSHOT;
    private static final TrustedLogins TRUSTED;

    static {
        CryptoIntegration.init(RealmTokenFuzz.class.getClassLoader());
        KEY = RsaKeys.signing("k", "RS256");
        SNAPSHOT = SnapshotBuilder.empty().key(KEY).pool(new PoolBuilder().classicFlow().rolesFromToken().build()).build();
        TRUSTED = SNAPSHOT.pools().get(Example.POOL).logins();
    }

    private RealmTokenFuzz() {
    }

    /** What takes a token from strangers. */
    private interface Reader {
        /** Whether what it says of the token is well. */
        boolean read(String token) throws ExchangeException;
    }

    /** Whose logins of pools' tokens are what they were. */
    private static final class AllStand implements LoginVerifier {

        @Override
        public VerifiedLogin verify(IdentityPool pool, String provider, String token) {
            throw new AssertionError("a pool's token is no login of its pool");
        }

        @Override
        public void requireStanding(IdentityPool pool, String provider, Login login, String sessionId, long verifiedAt) {
        }

        @Override
        public String realmProvider() {
            return ADDRESS.issuer();
        }
    }

    /** Called by Jazzer, before it counts seconds: classes are instrumented as they are loaded. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(("{\"alg\":\"RS256\",\"kid\":\"k\"}\n{\"iss\":\"" + ADDRESS.issuer() + "\",\"typ\":\"ID\",\"aud\":\"web\",\"sub\":\"alice\"}")
                .getBytes(StandardCharsets.UTF_8));
        fuzzerTestOneInput("not a token".getBytes(StandardCharsets.UTF_8));
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Time.setOffset((int) (NOW.getEpochSecond() - System.currentTimeMillis() / 1000));
        try {
            String text = new String(input, StandardCharsets.UTF_8);
            int line = text.indexOf('\n');
            if (line < 0) {
                unsigned(text);
                return;
            }
            String claims = text.substring(line + 1);
            unsigned(base64(text.substring(0, line)) + "." + base64(claims) + ".AAAA");
            signed("JWT", claims);
            signed("JWS", claims);
        } finally {
            Time.setOffset(0);
        }
    }

    private static void unsigned(String token) {
        for (Reader reader : readers()) {
            if (!refused(reader, token)) {
                throw new AssertionError("taken");
            }
        }
    }

    private static void signed(String type, String claims) {
        String token = new JWSBuilder().type(type).kid("k").content(claims.getBytes(StandardCharsets.UTF_8)).sign(new AsymmetricSignatureSignerContext(KEY));
        for (Reader reader : readers()) {
            refused(reader, token);
        }
    }

    private static boolean refused(Reader reader, String token) {
        try {
            if (!reader.read(token)) {
                throw new AssertionError("not as it was signed");
            }
            return false;
        } catch (ExchangeException e) {
            if (e.getMessage() == null || e.getMessage().isBlank() || e.reason() == null) {
                throw new AssertionError("no reason", e);
            }
            return true;
        }
    }

    /** With nothing remembered of the inputs before. */
    private static List<Reader> readers() {
        PoolTokens pools = new PoolTokens(SNAPSHOT, ADDRESS.issuer(), new KnownPoolTokens(), () -> KEY, CLOCK);
        SignedTokens signed = new SignedTokens();
        RealmLogins logins = new RealmLogins(null, "realm-1", ADDRESS, (issuer, token) -> signed.verify(SNAPSHOT, SNAPSHOT, issuer, token), REALM);
        WebIdentities identities = new WebIdentities(List.of(new RealmWebIdentities(SNAPSHOT, "demo", ADDRESS, new RealmTokens(), REALM, REALM, CLOCK),
                new PoolWebIdentities(SNAPSHOT, IDENTITIES, new AllStand(), pools, CLOCK)));
        return List.of(token -> wellFormed(identities.verify(token)), token -> wellFormed(pools.verify(token)), token -> wellFormed(logins.verify(TRUSTED, token)));
    }

    private static boolean wellFormed(WebIdentity identity) {
        SessionTags tags = identity.who().tags();
        boolean pools = identity.userId() == null;
        return identity.subject().equals(pools ? Example.REGION + ":" + IDENTITY : OnePerson.USER)
                && identity.audience().equals(pools ? Example.POOL_ID : OnePerson.CLIENT)
                && tags.values().values().stream().allMatch(value -> value != null)
                && identity.who().sessionKeys().values().stream().noneMatch(List::isEmpty);
    }

    private static boolean wellFormed(PoolToken token) {
        return token.poolId() != null && token.identityId() != null && token.expiresAt() > NOW.getEpochSecond();
    }

    private static boolean wellFormed(VerifiedLogin login) {
        return login.login().equals(Login.ofRealm("realm-1", OnePerson.USER)) && login.clientId().equals(OnePerson.CLIENT);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
