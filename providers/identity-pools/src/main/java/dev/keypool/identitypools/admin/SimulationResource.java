package dev.keypool.identitypools.admin;

import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.CallerIdentity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Tells what a role's session may do, without there being one. Changes nothing. */
public final class SimulationResource {

    /** Room for all pairs with the longest ARNs. */
    private static final int MAX_BYTES = 512 * 1024;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;

    SimulationResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
    }

    @POST
    public Response simulate(InputStream body) {
        auth.realm().requireViewRealm();
        try {
            SimulationRequest request = SimulationRequest.read(StrictJson.object(RequestBody.read(body, MAX_BYTES)));
            IdentityPools pools = session.getProvider(IdentityPools.class);
            RealmSnapshot snapshot = pools.configuration(realm);
            KnownIdentities identities = new KnownIdentities(session, realm, pools.identityDirectory());
            Instant now = Instant.now();
            CallerIdentity caller = new SimulatedPrincipal(request.principal(), snapshot, identities::find).caller(now.getEpochSecond());
            return Response.ok(StrictJson.bytes(new Simulation(snapshot).answer(request, caller, now))).type(MediaType.APPLICATION_JSON).build();
        } catch (BadRequestException | InvalidConfigurationException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }
}
