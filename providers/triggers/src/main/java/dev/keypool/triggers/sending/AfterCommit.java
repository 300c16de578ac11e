package dev.keypool.triggers.sending;

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

/** Sends messages by functions when what they are about is in the database: for a transaction that is rolled back nobody is called. */
public final class AfterCommit implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");
    private static final int THREADS = 16;
    /** Seconds that a server which stops gives to what waits. */
    private static final int GRACE = 10;

    private final ThreadPoolExecutor threads;
    /** They bound what waits. */
    private final MessageQueues queues;

    /** @param name of the threads */
    public AfterCommit(String name) {
        threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        queues = new MessageQueues(threads);
    }

    /** @throws FunctionException when too many wait already */
    public void run(KeycloakSession session, MessageToSend message) throws FunctionException {
        if (queues.isFull(queue(message))) {
            throw FunctionException.unavailable("too many messages wait for the function");
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                enqueue(factory, message);
            }

            @Override
            protected void rollbackImpl() {
                // What the message was about did not happen.
            }
        });
    }

    private void enqueue(KeycloakSessionFactory factory, MessageToSend message) {
        try {
            if (!queues.offer(queue(message), () -> send(factory, message))) {
                LOG.warnf("%s: a message is lost, because too many wait for the function", message.trigger().type().awsName());
            }
        } catch (RejectedExecutionException e) {
            LOG.warnf("%s: a message is lost, because the server stops", message.trigger().type().awsName());
        }
    }

    /** Those without a secret have one of their own: strangers can cause any number of them, and must not hold up what people wait for. */
    private static String queue(MessageToSend message) {
        return message.realmId() + (message.secret() == null ? " notices " : " ") + message.trigger().function();
    }

    private static void send(KeycloakSessionFactory factory, MessageToSend message) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, message::send);
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s: a message could not be sent", message.trigger().type().awsName());
        }
    }

    @Override
    public void close() {
        try {
            int lost = queues.drain(TimeUnit.SECONDS.toMillis(GRACE));
            if (lost > 0) {
                LOG.warnf("The server stops: %d messages that waited for functions are lost", lost);
            }
            threads.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
