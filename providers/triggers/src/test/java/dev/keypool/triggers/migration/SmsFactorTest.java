package dev.keypool.triggers.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.RealmModel;

final class SmsFactorTest {

    private static final String CODE = "keypool-sms-code";

    private static boolean isIn(Map<String, List<AuthenticationExecutionModel>> flows) {
        return SmsFactor.isIn((RealmModel) Proxy.newProxyInstance(RealmModel.class.getClassLoader(), new Class<?>[] {RealmModel.class},
                (proxy, method, arguments) -> flows.getOrDefault((String) arguments[0], List.of()).stream()), "browser");
    }

    private static AuthenticationExecutionModel execution(String authenticator, Requirement requirement) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setAuthenticator(authenticator);
        execution.setRequirement(requirement);
        return execution;
    }

    private static AuthenticationExecutionModel flow(String id, Requirement requirement) {
        AuthenticationExecutionModel execution = execution(null, requirement);
        execution.setAuthenticatorFlow(true);
        execution.setFlowId(id);
        return execution;
    }

    @Test
    void aCodeIsAskedForWhereverInTheFlow() {
        assertThat(isIn(Map.of("browser", List.of(execution(CODE, Requirement.REQUIRED))))).isTrue();
        assertThat(isIn(Map.of("browser", List.of(execution("auth-username-password-form", Requirement.REQUIRED), flow("2fa", Requirement.CONDITIONAL)),
                "2fa", List.of(execution("auth-otp-form", Requirement.ALTERNATIVE), execution(CODE, Requirement.ALTERNATIVE))))).isTrue();
    }

    @Test
    void whatIsDisabledOrElsewhereAsksForNone() {
        assertThat(isIn(Map.of("browser", List.of(execution(CODE, Requirement.DISABLED))))).isFalse();
        assertThat(isIn(Map.of("browser", List.of(flow("2fa", Requirement.DISABLED)), "2fa", List.of(execution(CODE, Requirement.REQUIRED))))).isFalse();
        assertThat(isIn(Map.of("browser", List.of(execution("auth-otp-form", Requirement.REQUIRED)),
                "another", List.of(execution(CODE, Requirement.REQUIRED))))).isFalse();
    }
}
