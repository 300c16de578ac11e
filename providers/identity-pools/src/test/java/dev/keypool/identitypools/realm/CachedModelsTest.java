package dev.keypool.identitypools.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Stub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.infinispan.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.infinispan.entities.CachedUser;

/** Keycloak's caches as they are while a change and a first request meet. */
class CachedModelsTest {

    private final Map<String, Map<String, Object>> caches = new HashMap<>();
    private final CachedModels models = new CachedModels();

    @BeforeEach
    void open() {
        InfinispanConnectionProvider provider = Stub.of(InfinispanConnectionProvider.class,
                Map.of("getCache", args -> Stub.of(Cache.class, Map.of("get", key -> cache((String) args[0]).get(key[0])))));
        models.open(Stub.of(KeycloakSession.class, Map.of("getProvider", args -> provider)));
    }

    @Test
    void whatIsCachedIsGood() {
        cache("users").put("user-1", user(7));
        cache("userRevisions").put("user-1", 7L);
        assertThat(models.user("realm-1", "user-1")).isNotNull();
        assertThat(models.user("realm-2", "user-1")).isNull();
        assertThat(models.user("realm-1", "user-2")).isNull();
    }

    @Test
    void whatWasReadBeforeAChangeAndCachedAfterItIsNot() {
        cache("users").put("user-1", user(7));
        cache("userRevisions").put("user-1", 8L);
        assertThat(models.user("realm-1", "user-1")).isNull();
    }

    @Test
    void norIsWhatNobodyKeepsARevisionOf() {
        cache("users").put("user-1", user(7));
        assertThat(models.user("realm-1", "user-1")).isNull();
    }

    private Map<String, Object> cache(String name) {
        return caches.computeIfAbsent(name, key -> new HashMap<>());
    }

    private static CachedUser user(long revision) {
        Map<String, Function<Object[], Object>> methods = new HashMap<>(Map.of(
                "getId", args -> "user-1", "isEnabled", args -> true, "isEmailVerified", args -> true));
        for (String other : List.of("getCreatedTimestamp", "getLastModifiedTimestamp", "getFederationLink", "getServiceAccountClientLink",
                "getUsername", "getFirstName", "getLastName", "getEmail")) {
            methods.put(other, args -> null);
        }
        return new CachedUser(revision, Stub.of(RealmModel.class, Map.of("getId", args -> "realm-1")), Stub.of(UserModel.class, methods), 0);
    }
}
