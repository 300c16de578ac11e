package dev.keypool.triggers.migration;

import java.util.List;
import org.keycloak.authentication.authenticators.browser.PasswordFormFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/** Whether Keycloak's form for the password is what follows an execution for certain: others can do nothing with a name of nobody. */
final class PasswordNext {

    private PasswordNext() {
    }

    static boolean isAskedFor(RealmModel realm, AuthenticationExecutionModel execution) {
        AuthenticationExecutionModel done = execution;
        while (done != null) {
            List<AuthenticationExecutionModel> flow = enabled(realm, done.getParentFlow());
            int next = flow.indexOf(done) + 1;
            // An alternative that succeeds is its flow's end.
            if (!done.isAlternative() && next > 0 && next < flow.size()) {
                return begins(realm, flow.subList(next, flow.size()));
            }
            done = realm.getAuthenticationExecutionByFlowId(done.getParentFlow());
        }
        return false;
    }

    private static boolean begins(RealmModel realm, List<AuthenticationExecutionModel> executions) {
        AuthenticationExecutionModel first = executions.isEmpty() ? null : executions.get(0);
        if (first == null || !first.isRequired() && !(first.isAlternative() && executions.size() == 1)) {
            return false;
        }
        return first.isAuthenticatorFlow() ? begins(realm, enabled(realm, first.getFlowId()))
                : PasswordFormFactory.PROVIDER_ID.equals(first.getAuthenticator());
    }

    private static List<AuthenticationExecutionModel> enabled(RealmModel realm, String flow) {
        return realm.getAuthenticationExecutionsStream(flow).filter(execution -> !execution.isDisabled()).toList();
    }
}
