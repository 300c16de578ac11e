package dev.keypool.identitypools.realm;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/**
 * Whether the realm's address is the administrator's word ({@code --hostname}, the realm's frontend URL), or follows from the
 * Host header, which whoever sends a request writes. Keycloak's {@code HostnameV2Provider} does not tell; a provider of somebody
 * else's may have other settings: so it is asked what it would make of a request to another host.
 */
public final class FixedAddress {

    /** No server has that name (RFC 6761). */
    private static final URI ELSEWHERE = URI.create("https://elsewhere.invalid/");

    private FixedAddress() {
    }

    /** Of the session's realm. */
    public static boolean is(KeycloakSession session) {
        return isFixed(session.getProvider(HostnameProvider.class), session.getContext().getHttpRequest().getUri());
    }

    static boolean isFixed(HostnameProvider hostnames, UriInfo arrived) {
        UriInfo elsewhere = (UriInfo) Proxy.newProxyInstance(UriInfo.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, args) ->
                switch (method.getName()) {
                    case "getBaseUri", "getRequestUri", "getAbsolutePath" -> ELSEWHERE;
                    case "getBaseUriBuilder", "getRequestUriBuilder", "getAbsolutePathBuilder" -> UriBuilder.fromUri(ELSEWHERE);
                    default -> {
                        try {
                            yield method.invoke(arrived, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
        return !ELSEWHERE.getHost().equalsIgnoreCase(hostnames.getHostname(elsewhere, UrlType.FRONTEND));
    }
}
