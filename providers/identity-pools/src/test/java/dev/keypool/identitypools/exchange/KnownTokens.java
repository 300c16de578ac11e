package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.logins.RoleClaims;
import dev.keypool.identitypools.logins.VerifiedLogin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows a few tokens and refuses all others. */
final class KnownTokens implements LoginVerifier {

    static final String PROVIDER = "kc.example/realms/demo";

    private final Map<String, VerifiedLogin> known = new HashMap<>();

    /** @return what a client sends as its logins */
    Map<String, String> login(String user) {
        return login(user, List.of(), null);
    }

    Map<String, String> login(String user, List<String> roles, String preferredRole) {
        known.put("token-of-" + user, new VerifiedLogin(Login.ofRealm("realm-1", user), List.of(PROVIDER, PROVIDER + ":web"), "web",
                new RoleClaims(roles, preferredRole)));
        return Map.of(PROVIDER, "token-of-" + user);
    }

    @Override
    public VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException {
        VerifiedLogin login = known.get(token);
        if (login == null || !provider.equals(PROVIDER)) {
            throw ExchangeException.invalidLogin(Refusal.BAD_SIGNATURE, "Token signature invalid.");
        }
        return login;
    }

    @Override
    public String realmProvider() {
        return PROVIDER;
    }
}
