package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.identities.Login;
import java.util.List;
import java.util.Map;

/** Logins as they are after their tokens were verified. */
public final class VerifiedLogins {

    public static final String REALM = "kc.example/realms/demo";
    public static final String WORK = "kc.example/realms/work";

    private VerifiedLogins() {
    }

    /** At the app client {@code web} of the pool's own realm. */
    public static VerifiedLogin web(String user, Map<String, List<String>> claims) {
        return new VerifiedLogin(Login.ofRealm("realm-1", user), List.of(REALM, REALM + ":CognitoSignIn:" + user), "web",
                "realm:web", "realm", new Claims(claims));
    }

    /** At the app client {@code app} of another realm. */
    public static VerifiedLogin work(String user, Map<String, List<String>> claims) {
        return new VerifiedLogin(Login.ofRealm("realm-2", user), List.of(WORK, WORK + ":CognitoSignIn:" + user), "app",
                "realms/work:app", "realms/work", new Claims(claims));
    }

    /** At a SAML provider. */
    public static VerifiedLogin saml(String user, Map<String, List<String>> claims) {
        return new VerifiedLogin(Login.ofIdentityProvider("internal-1", user), List.of("saml", "saml:" + user), null,
                "saml-provider/corp", "saml-provider/corp", new Claims(claims));
    }
}
