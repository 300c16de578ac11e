package dev.keypool.it.benchmark.empty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;

/** Does nothing: what is measured with it is Keycloak's own cost of a realm resource. */
public final class EmptyResource {

    @GET
    public Response get() {
        return Response.ok("{}").type("application/json").build();
    }
}
