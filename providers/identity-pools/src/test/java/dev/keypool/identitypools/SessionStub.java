package dev.keypool.identitypools;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** A session that carries one request and gets no further than its form: the realm behind it is not there. */
public final class SessionStub {

    private SessionStub() {
    }

    public static KeycloakSession of(Map<String, String> requestHeaders) {
        MultivaluedHashMap<String, String> all = new MultivaluedHashMap<>();
        requestHeaders.forEach(all::add);
        HttpHeaders headers = Stub.of(HttpHeaders.class, Map.of("getRequestHeaders", args -> all, "getRequestHeader", args -> all.get(args[0])));
        RealmModel realm = Stub.of(RealmModel.class, Map.of("getId", args -> "realm-1", "getName", args -> "demo",
                "isEnabled", args -> false));
        KeycloakContext context = Stub.of(KeycloakContext.class, Map.of("getRequestHeaders", args -> headers, "getRealm", args -> realm));
        KeycloakSession[] session = new KeycloakSession[1];
        session[0] = Stub.of(KeycloakSession.class, Map.of("getContext", args -> context,
                "getProvider", args -> args[0] == IdentityPools.class ? new IdentityPools(session[0], new NodeState(org.keycloak.Config.scope("identityPools", "default"))) : null));
        return session[0];
    }
}
