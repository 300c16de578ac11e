package dev.keypool.it.hostedui;

import dev.keypool.it.server.KeycloakServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.keycloak.representations.idm.RealmRepresentation;

/** Tests of pages, with a realm for each of our themes. */
abstract class HostedPages {

    private final KeycloakServer server;
    @Parameter
    private String theme;
    private HostedRealm realm;

    HostedPages(KeycloakServer server) {
        this.server = server;
    }

    /** What the realm has beyond what all have, before it is made. */
    void settings(RealmRepresentation made) {
    }

    /** And afterwards. */
    void prepare() {
    }

    void finish() {
    }

    final KeycloakServer server() {
        return server;
    }

    final HostedRealm realm() {
        return realm;
    }

    final Guest guest() {
        return realm.guest();
    }

    @BeforeParameterizedClassInvocation
    final void makeTheRealm() {
        realm = new HostedRealm(server, theme, this::settings);
        prepare();
    }

    @AfterParameterizedClassInvocation
    final void removeTheRealm() {
        try {
            finish();
        } finally {
            realm.close();
        }
    }

    @AfterEach
    final void nothingIsWrongOnAnyPage() {
        realm.check().requireNothingWrong();
    }
}
