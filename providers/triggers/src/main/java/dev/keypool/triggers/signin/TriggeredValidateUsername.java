package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.migration.UserMigration;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.directgrant.ValidateUsername;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The first step of the password grant, with a function asked before: the name is what Keycloak looks at first, and nothing has been
 * told of the person yet.
 */
public final class TriggeredValidateUsername extends ValidateUsername {

    private static final String PASSWORD = "password";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String username = form.getFirst(AuthenticationManager.FORM_USERNAME);
        Optional<PreAuthentication> function = PreAuthentication.of(context);
        boolean named = username != null && !username.isBlank();
        // In a flow that asks for something else, who leaves the password out must not leave the function out. Without a name there is nobody.
        if (function.isPresent() && named && !agrees(function.get(), context, username.trim(), form)) {
            return;
        }
        Optional<UserMigration> migration = UserMigration.of(context);
        if (migration.isPresent() && named && form.getFirst(PASSWORD) != null && !migrates(migration.get(), context, username, form)) {
            return;
        }
        super.authenticate(context);
    }

    /** Whom only the function knows exists before Keycloak looks; false where the request is malformed. */
    private static boolean migrates(UserMigration migration, AuthenticationFlowContext context, String username,
            MultivaluedMap<String, String> form) {
        try {
            migration.signIn(username, form.getFirst(PASSWORD), ClientMetadata.parse(form.getFirst(ClientMetadata.PARAMETER)));
            return true;
        } catch (IllegalArgumentException e) {
            GrantErrors.malformed(context, username, e.getMessage());
            return false;
        }
    }

    private static boolean agrees(PreAuthentication function, AuthenticationFlowContext context, String username, MultivaluedMap<String, String> form) {
        try {
            Map<String, String> validationData = ClientMetadata.parse(form.getFirst(ClientMetadata.PARAMETER));
            function.check(username, validationData);
            return true;
        } catch (IllegalArgumentException e) {
            GrantErrors.malformed(context, username, e.getMessage());
        } catch (TriggerFailure e) {
            GrantErrors.failed(context, username, e);
        }
        return false;
    }

    @Override
    public int order() {
        return 1;
    }
}
