package dev.keypool.triggers.migration;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;

/** Codes by SMS as a second factor: an execution of the module user-pools, which is known here by its name only. */
final class SmsFactor {

    private static final String EXECUTION = "keypool-sms-code";
    private static final String NUMBER = "phoneNumber";
    /** The number that codes go to though nobody has shown that it is theirs: the first right one does. */
    private static final String PENDING = "keypool.smsFactor";

    private SmsFactor() {
    }

    /** Whether the sign-in that goes on asks for such codes, or where a password was forgotten, the next one in a browser. */
    static boolean isAskedFor(AuthenticationFlowContext context, boolean forgotten) {
        String flow = (forgotten ? AuthenticationFlowResolver.resolveBrowserFlow(context.getAuthenticationSession())
                : AuthenticatorUtil.getTopParentFlow(context.getRealm(), context.getExecution())).getId();
        return isIn(context.getRealm(), flow);
    }

    static boolean isIn(RealmModel realm, String flow) {
        return realm.getAuthenticationExecutionsStream(flow).filter(execution -> !execution.isDisabled())
                .anyMatch(execution -> EXECUTION.equals(execution.getAuthenticator())
                        || execution.isAuthenticatorFlow() && execution.getFlowId() != null && isIn(realm, execution.getFlowId()));
    }

    /** Nobody is to be let in with less than the function asks for: neither without a number nor where no code would get there. */
    static void require(KeycloakSession session, RealmModel realm, UserModel user) {
        Authenticator codes = session.getProvider(Authenticator.class, EXECUTION);
        if (codes != null && !codes.configuredFor(session, realm, user)) {
            user.setSingleAttribute(PENDING, user.getFirstAttribute(NUMBER));
        }
        if (codes == null || !codes.configuredFor(session, realm, user)) {
            throw new NotKeptException("The function wants SMS as a second factor (enableSMSMFA), and the realm sends none to this person");
        }
    }
}
