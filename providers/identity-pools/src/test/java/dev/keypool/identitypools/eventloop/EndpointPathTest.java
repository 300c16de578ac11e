package dev.keypool.identitypools.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.impl.HttpUtils;
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

    /** As Vert.x normalizes them. */
    @ParameterizedTest
    @ValueSource(strings = {"/realms/a%20b/sts", "/realms/demo;x=1/sts", "/realms/demo/sts;x=1", "/realms;x/demo/sts;/", "/realms/a%2Fb/cognito-identity",
            "/realms/d%65mo/%73ts", "/x/../realms/demo//sts", "/admin/realms/a%20b/keypool/roles"})
    void knowsTheEndpointOfPathsThatAreWrittenOtherwise(String path) {
        assertThat(EndpointPath.isOurs(HttpUtils.normalizePath(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/realms/a%20b/identity-provider/import-config", "/realms/demo/protocol;sts/token", "/realms/demo/x%2Fsts",
            "/realms/demo/%2573ts", "/realms/a%20b", "/;/realms"})
    void butTakesNoOthersForOurs(String path) {
        assertThat(EndpointPath.isOurs(HttpUtils.normalizePath(path))).isFalse();
    }

    @Test
    void aRealmMayBeCalledLikeAnEndpoint() {
        assertThat(EndpointPath.of("/realms/sts/sts")).isEqualTo(new EndpointPath("", "sts", "sts", ""));
        assertThat(EndpointPath.of("/realms/realms/sts")).isEqualTo(new EndpointPath("", "realms", "sts", ""));
    }
}
