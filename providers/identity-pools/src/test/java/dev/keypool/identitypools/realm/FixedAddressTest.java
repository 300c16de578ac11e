package dev.keypool.identitypools.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Stub;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

class FixedAddressTest {

    private final UriInfo arrived = Stub.of(UriInfo.class, Map.of("getBaseUri", args -> URI.create("https://auth.example.com/"), "getPath", args -> "realms/shop"));

    @Test
    void aHostThatIsTheRequestsIsNotFixed() {
        assertThat(isFixed(uri -> uri.getBaseUri().getHost())).isFalse();
        assertThat(isFixed(uri -> uri.getRequestUri().getHost())).isFalse();
        assertThat(isFixed(uri -> uri.getAbsolutePath().getHost().toUpperCase())).isFalse();
    }

    @Test
    void aHostOfTheSettingsIs() {
        assertThat(isFixed(uri -> "auth.example.com")).isTrue();
        assertThat(isFixed(uri -> uri.getPath().equals("realms/shop") ? "shop.example.com" : uri.getBaseUri().getHost())).as("by the path").isTrue();
    }

    private interface Hosts {
        String of(UriInfo uri);
    }

    private boolean isFixed(Hosts hosts) {
        return FixedAddress.isFixed(new HostnameProvider() {
            @Override
            public String getHostname(UriInfo uri, UrlType type) {
                assertThat(type).isEqualTo(UrlType.FRONTEND);
                return hosts.of(uri);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        }, arrived);
    }
}
