package dev.keypool.triggers.mail;

import dev.keypool.triggers.functions.FunctionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sends mails by functions when what they are about is in the database: for a transaction that is rolled back nobody is called. */
final class AfterCommit implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");
    private static final int THREADS = 16;
    /** Seconds that a server which stops gives to what waits. */
    private static final int GRACE = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
        Thread thread = new Thread(task, "keypool-mail");
        thread.setDaemon(true);
        return thread;
    });

    /** They bound what waits. */
    private final MailQueues queues = new MailQueues(threads);

    AfterCommit() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws FunctionException when too many wait already */
    void run(KeycloakSession session, MailToSend mail) throws FunctionException {
        if (queues.isFull(queue(mail))) {
            throw FunctionException.unavailable("too many mails wait for the function");
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                enqueue(factory, mail);
            }

            @Override
            protected void rollbackImpl() {
                // What the mail was about did not happen.
            }
        });
    }

    private void enqueue(KeycloakSessionFactory factory, MailToSend mail) {
        try {
            if (!queues.offer(queue(mail), () -> send(factory, mail))) {
                LOG.warnf("%s: a mail is lost, because too many wait for the function", mail.trigger().type().awsName());
            }
        } catch (RejectedExecutionException e) {
            LOG.warnf("%s: a mail is lost, because the server stops", mail.trigger().type().awsName());
        }
    }

    /** Those without a link have one of their own: strangers can cause any number of them, and must not hold up what people wait for. */
    private static String queue(MailToSend mail) {
        return mail.realmId() + (mail.link() == null ? " notices " : " ") + mail.trigger().function();
    }

    private static void send(KeycloakSessionFactory factory, MailToSend mail) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, mail::send);
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s: a mail could not be sent", mail.trigger().type().awsName());
        }
    }

    @Override
    public void close() {
        try {
            int lost = queues.drain(TimeUnit.SECONDS.toMillis(GRACE));
            if (lost > 0) {
                LOG.warnf("The server stops: %d mails that waited for functions are lost", lost);
            }
            threads.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
