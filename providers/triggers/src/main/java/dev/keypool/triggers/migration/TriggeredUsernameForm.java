package dev.keypool.triggers.migration;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernameForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Keycloak's form for the name alone, whose class is final. Where a function may know the name, and a password is what comes next, its
 * owner goes on to that like anybody else; otherwise it is Keycloak's.
 */
final class TriggeredUsernameForm implements Authenticator {

    private final UsernameForm form;

    TriggeredUsernameForm(KeycloakSession session) {
        form = new UsernameForm(session);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AwaitedPassword.noLonger(context.getAuthenticationSession());
        form.authenticate(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        String name = typed.getFirst(AuthenticationManager.FORM_USERNAME);
        AwaitedPassword.noLonger(context.getAuthenticationSession());
        boolean nameOnly = name != null && context.getUser() == null && !typed.containsKey("cancel")
                && PasswordNext.isAskedFor(context.getRealm(), context.getExecution());
        if (nameOnly && UserMigration.of(context).filter(migration -> migration.mayKnow(name)).isPresent()) {
            context.getEvent().detail(Details.USERNAME, name.trim());
            AwaitedPassword.await(context.getAuthenticationSession(), name.trim());
            AuthenticatorUtils.processRememberMe(context, typed);
            context.success();
        } else {
            form.action(context);
        }
    }

    @Override
    public boolean requiresUser() {
        return form.requiresUser();
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return form.configuredFor(session, realm, user);
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        form.setRequiredActions(session, realm, user);
    }

    @Override
    public void close() {
        form.close();
    }
}
