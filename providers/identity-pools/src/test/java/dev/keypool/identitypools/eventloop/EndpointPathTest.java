package dev.keypool.identitypools.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPathTest {

    @Test
    void namesRealmAndEndpoint() {
        assertThat(EndpointPath.of("/realms/demo/cognito-identity")).isEqualTo(new EndpointPath("", "demo", "cognito-identity", ""));
        assertThat(EndpointPath.of("/realms/demo/sts/")).isEqualTo(new EndpointPath("", "demo", "sts", "/"));
        assertThat(EndpointPath.of("/realms/demo/identity-pools/access/v1/evaluation"))
                .isEqualTo(new EndpointPath("", "demo", "identity-pools", "/access/v1/evaluation"));
    }

    @Test
    void keepsWhatStandsBeforeIt() {
        assertThat(EndpointPath.of("/auth/realms/demo/sts").prefix()).isEqualTo("/auth");
        assertThat(EndpointPath.of("/admin/realms/demo/keypool/roles").prefix()).isEqualTo("/admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/realms", "/realms/", "/realms/demo", "/realms/demo/", "/realms/demo/protocol/openid-connect/token",
            "/realms/demo/stsx", "/realms/demo//sts", "/realms/demo/../sts", "/admin/realms/demo/users", "/sts", "realms/demo/sts"})
    void leavesOtherPathsAlone(String path) {
        assertThat(EndpointPath.of(path)).isNull();
    }

    /** Keycloak would take {@code a%20b} for the realm {@code a b}; a realm may be called {@code a%20b} too. */
    @ParameterizedTest
    @ValueSource(strings = {"/realms/a%20b/sts", "/realms/demo;x=1/sts", "/realms/demo/sts;x=1", "/realms/demo/%73ts", "/%2e/realms/demo/sts"})
    void leavesAloneWhatKeycloakReadsDifferently(String path) {
        assertThat(EndpointPath.of(path)).isNull();
    }

    @Test
    void aRealmMayBeCalledLikeAnEndpoint() {
        assertThat(EndpointPath.of("/realms/sts/sts")).isEqualTo(new EndpointPath("", "sts", "sts", ""));
        assertThat(EndpointPath.of("/realms/realms/sts")).isEqualTo(new EndpointPath("", "realms", "sts", ""));
    }
}
