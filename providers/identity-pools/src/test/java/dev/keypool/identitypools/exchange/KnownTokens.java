package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.Claims;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.roles.RoleClaims;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows a few tokens and refuses all others. */
final class KnownTokens implements LoginVerifier {

    static final String PROVIDER = "kc.example/realms/demo";

    private final Map<String, VerifiedLogin> known = new HashMap<>();
    private final Set<Login> ended = new HashSet<>();

    /** @return what a client sends as its logins */
    Map<String, String> login(String user) {
        return login(user, Map.of());
    }

    Map<String, String> login(String user, List<String> roles, String preferredRole) {
        Map<String, List<String>> claims = new HashMap<>();
        if (!roles.isEmpty()) {
            claims.put(RoleClaims.ROLES, roles);
        }
        if (preferredRole != null) {
            claims.put(RoleClaims.PREFERRED_ROLE, List.of(preferredRole));
        }
        return login(user, claims);
    }

    Map<String, String> login(String user, Map<String, List<String>> claims) {
        return login(PROVIDER, new VerifiedLogin(Login.ofRealm("realm-1", user),
                List.of(PROVIDER, PROVIDER + ":CognitoSignIn:" + user), "web", "realm:web", "realm", new Claims(claims)));
    }

    /** Of a provider of any kind. */
    Map<String, String> login(String provider, VerifiedLogin login) {
        String token = "token-of-" + login.login().subject();
        known.put(provider + " " + token, login);
        return Map.of(provider, token);
    }

    @Override
    public VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException {
        VerifiedLogin login = known.get(provider + " " + token);
        if (login == null) {
            throw ExchangeException.invalidLogin(Refusal.BAD_SIGNATURE, "Token signature invalid.");
        }
        return login;
    }

    @Override
    public void requireStanding(IdentityPool pool, String provider, Login login, String sessionId, long verifiedAt) throws ExchangeException {
        if (ended.contains(login)) {
            throw ExchangeException.invalidLogin(Refusal.SIGNED_OUT, "User is signed out.");
        }
    }

    /** Whoever it is of signed out. */
    void end(Login login) {
        ended.add(login);
    }

    @Override
    public String realmProvider() {
        return PROVIDER;
    }
}
