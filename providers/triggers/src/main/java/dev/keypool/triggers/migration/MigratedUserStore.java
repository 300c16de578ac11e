package dev.keypool.triggers.migration;

import dev.keypool.triggers.events.MigratedUser;
import dev.keypool.triggers.userpool.NewUser;
import org.keycloak.common.ClientConnection;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/** Adds a migrated user to the realm of a session whose transaction is for nothing else. */
final class MigratedUserStore {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientConnection connection;

    MigratedUserStore(KeycloakSession session, ClientConnection connection) {
        this.session = session;
        this.connection = connection;
        realm = session.getContext().getRealm();
    }

    /** @param password null for none */
    void add(String username, NewUser answer, String password, MigratedUser said) {
        if (session.users().getUserByUsername(realm, username) != null) {
            throw new NotKeptException("There is a user with the name in the function's answer");
        }
        freeEmail(answer, said.forceAliasCreation());
        // Other than the method without an id, which offers new users to LDAP and the like first, this keeps them in the realm; and by way of
        // the cache, so that one that is rolled back does not stay there.
        UserModel user = session.users().addUser(realm, KeycloakModelUtils.generateId(), username, true, true);
        user.setEnabled(true);
        user.setEmail(answer.email());
        user.setEmailVerified(answer.email() != null && answer.emailVerified());
        user.setFirstName(answer.firstName());
        user.setLastName(answer.lastName());
        answer.attributes().forEach(user::setSingleAttribute);
        // As for users that administrators make; what a person has to add is asked for by VERIFY_PROFILE.
        session.getProvider(UserProfileProvider.class).create(UserProfileContext.USER_API, user).validate();
        if (said.smsFactor()) {
            SmsFactor.require(session, realm, user);
        }
        if (password != null) {
            store(user, password);
            if (!said.confirmed()) {
                user.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
            }
        }
        event(EventType.REGISTER, user).detail(Details.REGISTER_METHOD, "user_migration").success();
    }

    /** An e-mail address is what Cognito calls an alias: it moves to the new user only when the function says so, and knows it to be theirs. */
    private void freeEmail(NewUser answer, boolean forceAliasCreation) {
        UserModel owner = answer.email() == null || realm.isDuplicateEmailsAllowed() ? null : session.users().getUserByEmail(realm, answer.email());
        if (owner == null) {
            return;
        }
        if (!forceAliasCreation || !answer.emailVerified()) {
            throw new NotKeptException("Another user has the e-mail address in the function's answer");
        }
        event(EventType.UPDATE_EMAIL, owner).detail(Details.PREVIOUS_EMAIL, owner.getEmail()).success();
        owner.setEmail(null);
        owner.setEmailVerified(false);
    }

    /** Not by the credential manager: it would hold the password against the realm's policy, which Cognito does not do here. */
    private void store(UserModel user, String password) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        String algorithm = policy.getHashAlgorithm();
        PasswordHashProvider hash = algorithm == null ? null : session.getProvider(PasswordHashProvider.class, algorithm);
        if (hash == null) {
            hash = session.getProvider(PasswordHashProvider.class);
        }
        PasswordCredentialProvider passwords =
                (PasswordCredentialProvider) session.getProvider(CredentialProvider.class, PasswordCredentialProviderFactory.PROVIDER_ID);
        passwords.createCredential(realm, user, hash.encodedCredential(password, policy.getHashIterations()));
    }

    private EventBuilder event(EventType type, UserModel user) {
        return new EventBuilder(realm, session, connection).event(type).client(session.getContext().getClient()).user(user)
                .detail(Details.USERNAME, user.getUsername());
    }
}
