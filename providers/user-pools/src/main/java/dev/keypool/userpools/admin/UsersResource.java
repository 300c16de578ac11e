package dev.keypool.userpools.admin;

import dev.keypool.messages.sms.SmsKind;
import dev.keypool.userpools.phone.PhoneNumber;
import dev.keypool.userpools.phone.ProfileNumber;
import dev.keypool.userpools.sms.CodeSms;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.storage.StorageId;

/** What administrators do to people beside Keycloak's own. */
public final class UsersResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    UsersResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource(ResourceType.USER);
    }

    /** Gives the person a temporary password, and sends it by SMS. Both or neither. */
    @POST
    @Path("{id}/invitation")
    public Response invite(@PathParam("id") String id) {
        UserModel user = find(id);
        auth.users().requireManage(user);
        auth.users().requireResetPassword(user);
        PhoneNumber number = reachable(user);
        String password = PasswordShapes.generate(session, realm, user)
                .orElseThrow(() -> refused("No generated password meets the realm's policy.", Status.CONFLICT));
        try {
            if (!user.credentialManager().updateCredential(UserCredentialModel.password(password, false))) {
                throw refused("The password cannot be set.", Status.BAD_REQUEST);
            }
            user.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        } catch (ModelException e) {
            throw refused("The password cannot be set.", Status.BAD_REQUEST);
        }
        if (!new CodeSms(session, realm).send(SmsKind.INVITATION, user, null, number, password, false)) {
            throw refused("The SMS could not be sent.", Status.BAD_GATEWAY);
        }
        adminEvent.operation(OperationType.ACTION).resourcePath(session.getContext().getUri()).success();
        return Response.noContent().build();
    }

    /** As Keycloak does: whoever may not look for people does not learn who is missing. */
    private UserModel find(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            if (auth.users().canQuery()) {
                throw new NotFoundException("User not found");
            }
            throw new ForbiddenException();
        }
        return user;
    }

    private PhoneNumber reachable(UserModel user) {
        CodeSms sms = new CodeSms(session, realm);
        PhoneNumber number = new ProfileNumber(user).number().orElseThrow(() -> refused("The user has no phone number.", Status.BAD_REQUEST));
        if (!user.isEnabled()) {
            throw refused("The user is disabled.", Status.BAD_REQUEST);
        }
        if (!StorageId.isLocalStorage(user.getId()) || user.isFederated()) {
            // Its password would stay changed where the SMS then failed.
            throw refused("The user's password is kept elsewhere.", Status.BAD_REQUEST);
        }
        if (!sms.serves(number)) {
            throw refused("The realm sends no SMS to such numbers.", Status.BAD_REQUEST);
        }
        if (!sms.canBeSent()) {
            throw refused("The realm has no sender of SMS.", Status.BAD_REQUEST);
        }
        return number;
    }

    /** Keycloak rolls back what was done in a request that ends with an error. */
    private RuntimeException refused(String text, Status status) {
        session.getTransactionManager().setRollbackOnly();
        return ErrorResponse.error(text, status);
    }
}
