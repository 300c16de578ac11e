package dev.keypool.triggers.migration;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialChooseUser;
import org.keycloak.services.managers.AuthenticationManager;

/** Keycloak's form for whoever has forgotten a password, with a function asked for those whom Keycloak does not know. */
public final class TriggeredChooseUser extends ResetCredentialChooseUser {

    @Override
    public void action(AuthenticationFlowContext context) {
        String typed = context.getHttpRequest().getDecodedFormParameters().getFirst(AuthenticationManager.FORM_USERNAME);
        UserMigration.of(context).ifPresent(migration -> migration.forgottenPassword(typed));
        super.action(context);
    }

    /** Above Keycloak's own of the same id. */
    @Override
    public int order() {
        return 1;
    }
}
