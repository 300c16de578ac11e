package dev.keypool.identitypools.idp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.outbound.Circuit;
import dev.keypool.outbound.OutboundException;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.keycloak.keys.PublicKeyLoader;
import org.keycloak.protocol.saml.SamlAbstractMetadataPublicKeyLoader;

/**
 * The metadata that SAML providers publish, by our own client: Keycloak's loader reads whatever address is configured, of
 * any size, and asks again for each login while a provider is down.
 */
final class SamlMetadata {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MAX_ADDRESSES = 1000;

    private final OutboundHttp http;
    private final Clock clock;
    private final Cache<String, Circuit> circuits = Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).build();

    SamlMetadata(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** For Keycloak's storage of keys, which decides when to load. */
    PublicKeyLoader loader(String address) {
        return new SamlAbstractMetadataPublicKeyLoader(true) {
            @Override
            protected String getKeys() throws IOException {
                return read(address);
            }
        };
    }

    private String read(String address) throws IOException {
        Circuit circuit = circuits.get(address, unknown -> new Circuit(clock));
        if (!circuit.mayCall()) {
            throw new IOException("the provider did not answer a moment ago");
        }
        try {
            OutboundResponse answer = http.send(OutboundRequest.get(URI.create(address), Map.of("Accept", "application/samlmetadata+xml, */*")),
                    DEADLINE, MAX_BYTES);
            if (answer.status() != 200) {
                circuit.failed();
                throw new IOException("status " + answer.status());
            }
            circuit.answered();
            return new String(answer.body(), StandardCharsets.UTF_8);
        } catch (OutboundException e) {
            circuit.failed(e.reason());
            throw new IOException("the provider cannot be called", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("the address is not one", e);
        }
    }
}
