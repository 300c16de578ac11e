package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.IdentityDirectory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The stored identities of a pool, oldest first: guests have none until something about them has to be kept. */
public final class PoolIdentitiesResource {

    private static final int MAX = 1000;
    private static final int BY_DEFAULT = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final String poolId;

    PoolIdentitiesResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, String poolId) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.poolId = poolId;
    }

    /**
     * @param max          1 to {@value #MAX}, {@value #BY_DEFAULT} when absent
     * @param after        {@code next} of the page before
     * @param hideDisabled whether those that were merged into others are left out
     */
    @GET
    public Response list(@QueryParam("max") String max, @QueryParam("after") String after, @QueryParam("hideDisabled") boolean hideDisabled) {
        auth.realm().requireViewRealm();
        ComponentModel pool = realm.getComponent(poolId);
        if (pool == null || !IdentityPool.class.getName().equals(pool.getProviderType())) {
            throw new NotFoundException("Could not find identity-pool");
        }
        try {
            IdentityDirectory.Page page = session.getProvider(IdentityPools.class).identityDirectory().list(poolId, max(max), after, hideDisabled);
            IdentityDocuments documents = new IdentityDocuments(RealmSettings.of(realm).region());
            ObjectNode answer = StrictJson.newObject();
            ArrayNode identities = answer.putArray("identities");
            page.identities().forEach(identity -> identities.add(documents.write(identity)));
            answer.put("next", page.next());
            return Response.ok(StrictJson.bytes(answer)).type(MediaType.APPLICATION_JSON).build();
        } catch (InvalidConfigurationException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        } catch (IllegalArgumentException e) {
            throw ErrorResponse.error("after must be the next of a page before.", Response.Status.BAD_REQUEST);
        }
    }

    private static int max(String text) {
        if (text == null) {
            return BY_DEFAULT;
        }
        boolean number = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int max = number ? Integer.parseInt(text) : 0;
        if (max < 1 || max > MAX) {
            throw new InvalidConfigurationException("max must be a number from 1 to " + MAX + ".");
        }
        return max;
    }
}
