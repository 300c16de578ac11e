package dev.keypool.triggers.signup;

import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.ConfirmationSource;
import dev.keypool.triggers.events.SignUpAnswer;
import dev.keypool.triggers.events.TriggerType;
import java.util.Map;
import java.util.regex.Pattern;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/**
 * Where somebody's sign-up stands, which Keycloak does not keep: a later change of the e-mail address looks like a sign-up to it.
 * Attributes go with the person and with the realm's export.
 */
final class Confirmation {

    /** There until the sign-up is confirmed, where a function waits for that: the id of the app client at which it was begun. */
    private static final String PENDING = "keypool.confirmation";
    /** The e-mail address that need not be verified, as a function confirmed the sign-up with it. */
    private static final String CONFIRMED_EMAIL = "keypool.confirmedEmail";

    static final Pattern ATTRIBUTES = Pattern.compile("(?i:^keypool\\.confirmation$|^keypool\\.confirmedEmail$)");

    private static final String VERIFY_EMAIL = UserModel.RequiredAction.VERIFY_EMAIL.name();

    private final KeycloakSession session;
    private final UserModel user;

    Confirmation(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** To somebody who has just been created. */
    void spare(SignUpAnswer answer) {
        if (answer.autoVerifyEmail()) {
            user.setEmailVerified(true);
        } else if (answer.autoConfirmUser() && user.getEmail() != null) {
            user.setSingleAttribute(CONFIRMED_EMAIL, user.getEmail());
        }
        if (answer.autoVerifyEmail() || answer.autoConfirmUser()) {
            // There where the realm gives it to everybody new.
            user.removeRequiredAction(VERIFY_EMAIL);
        }
        if (answer.autoVerifyPhone()) {
            // Keycloak's own mappers of the scope phone read the first one; others name it after the claim.
            boolean keycloaksName = user.getFirstAttribute("phoneNumber") != null;
            user.setSingleAttribute(keycloaksName ? "phoneNumberVerified" : "phone_number_verified", "true");
        }
    }

    /** The sign-up waits for its confirmation, or is confirmed at once where nothing has to be. */
    void begin(ClientModel client, Map<String, String> clientMetadata) {
        if (session.getProvider(Triggers.class).assigned(TriggerType.POST_CONFIRMATION, client).isEmpty()) {
            return;
        }
        if (isDue()) {
            user.setSingleAttribute(PENDING, client == null ? "true" : client.getId());
        } else {
            PostConfirmation.afterCommit(session, ConfirmationSource.SIGN_UP, user, client, clientMetadata);
        }
    }

    /**
     * The sign-up is confirmed as soon as nothing has to be verified any more, whoever saw to that.
     *
     * @param here the app client at which that is noticed, which need not be the one of the sign-up: a mail opened in another browser, a sign-in elsewhere
     */
    void endUnlessDue(ClientModel here) {
        String begun = user.getFirstAttribute(PENDING);
        if (begun != null && !isDue()) {
            user.removeAttribute(PENDING);
            ClientModel client = session.getContext().getRealm().getClientById(begun);
            PostConfirmation.afterCommit(session, ConfirmationSource.SIGN_UP, user, client == null ? here : client, null);
        }
    }

    boolean isWithoutVerification() {
        String email = user.getFirstAttribute(CONFIRMED_EMAIL);
        return email != null && email.equals(user.getEmail());
    }

    /** As Keycloak's VerifyEmail.evaluateTriggers decides. */
    private boolean isDue() {
        String email = user.getEmail();
        if (email == null || email.isBlank() || user.isEmailVerified()) {
            return false;
        }
        RealmModel realm = session.getContext().getRealm();
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(VERIFY_EMAIL);
        boolean asked = user.getRequiredActionsStream().anyMatch(VERIFY_EMAIL::equals) || realm.isVerifyEmail() && !isWithoutVerification();
        return asked && action != null && action.isEnabled();
    }
}
