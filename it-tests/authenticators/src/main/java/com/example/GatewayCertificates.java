package com.example;

import org.keycloak.services.x509.Rfc9440ClientCertificateLookupFactory;

/** Takes certificates that a gateway has checked from its header {@code Client-Cert}, without a setting that Keycloak would have to be built with. */
public final class GatewayCertificates extends Rfc9440ClientCertificateLookupFactory {

    @Override
    public String getId() {
        return "example-gateway-certificates";
    }

    /** Before Quarkus's, whose order is 100 and which knows those of TLS alone. */
    @Override
    public int order() {
        return 200;
    }
}
