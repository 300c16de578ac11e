package dev.keypool.userpools.sms;

import dev.keypool.messages.sms.OutgoingSms;
import dev.keypool.messages.sms.SmsKind;
import dev.keypool.userpools.LogText;
import dev.keypool.userpools.phone.PhoneNumber;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** SMS that nobody waits for: the time that one takes would tell that there is somebody to send it to. */
public final class LaterSms {

    private static final Logger LOG = Logger.getLogger("dev.keypool.userpools");
    /** Keycloak's executors have no limit to what waits. */
    private static final Semaphore WAITING = new Semaphore(500);

    private LaterSms() {
    }

    /** @return whether it is going to be tried */
    public static boolean send(KeycloakSession session, RealmModel realm, SmsKind kind, UserModel user, AuthenticationSessionModel signIn,
            PhoneNumber to, String code, boolean repeated) {
        // Its language is the request's. Before a place is taken, which nobody would give back.
        String text = SmsTexts.of(session, realm, user, kind, code);
        if (!WAITING.tryAcquire()) {
            LOG.warnf("An SMS (%s) of realm %s was not sent: too many wait on this node", kind, LogText.of(realm.getName()));
            return false;
        }
        Job job = new Job(session.getKeycloakSessionFactory(), realm.getId(), user.getId(), signIn.getClient().getId(),
                signIn.getParentSession().getId(), signIn.getTabId(), kind, to.value(), code, repeated, text);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                job.start(session.getProvider(ExecutorsProvider.class));
            }

            @Override
            protected void rollbackImpl() {
                WAITING.release();
            }
        });
        return true;
    }

    private record Job(KeycloakSessionFactory factory, String realm, String user, String client, String root, String tab, SmsKind kind, String to,
            String code, boolean repeated, String text) {

        void start(ExecutorsProvider executors) {
            try {
                executors.getExecutor("keypool-sms").execute(() -> {
                    try {
                        KeycloakModelUtils.runJobInTransaction(factory, this::run);
                    } catch (RuntimeException e) {
                        LOG.errorf("An SMS (%s) could not be sent: %s", kind, e.getClass().getName());
                    } finally {
                        WAITING.release();
                    }
                });
            } catch (RejectedExecutionException e) {
                WAITING.release();
                LOG.warnf("An SMS (%s) was not sent: the node is shutting down", kind);
            }
        }

        private void run(KeycloakSession session) {
            RealmModel ofRealm = session.realms().getRealm(realm);
            if (ofRealm == null) {
                return;
            }
            session.getContext().setRealm(ofRealm);
            ClientModel ofClient = ofRealm.getClientById(client);
            UserModel person = session.users().getUserById(ofRealm, user);
            RootAuthenticationSessionModel sessions = session.authenticationSessions().getRootAuthenticationSession(ofRealm, root);
            AuthenticationSessionModel signIn = sessions == null || ofClient == null ? null : sessions.getAuthenticationSession(ofClient, tab);
            if (person != null && signIn != null) {
                session.getContext().setClient(ofClient);
                session.getContext().setAuthenticationSession(signIn);
                new CodeSms(session, ofRealm).send(new OutgoingSms(kind, ofRealm, person, signIn, to, code, repeated, text));
            }
        }
    }
}
