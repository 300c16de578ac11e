package dev.keypool.triggers.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.services.DefaultKeycloakTransactionManager;
import org.keycloak.tracing.NoopTracingProvider;
import org.keycloak.tracing.TracingProvider;

/** With Keycloak's own transaction manager. */
final class AfterCommitTest {

    private static final MessageToSend MESSAGE = new MessageToSend("realm",
            new Trigger(TriggerType.CUSTOM_EMAIL_SENDER, "send", null, EventVersion.V1_0, false), null, null, "https://id.example.com", null);

    /** Each message needs one of its own, which these tests do not give it. */
    private final AtomicInteger sessions = new AtomicInteger();
    private final KeycloakSessionFactory factory = proxy(KeycloakSessionFactory.class, (self, method, arguments) -> {
        sessions.incrementAndGet();
        throw new IllegalStateException("No session in this test");
    });
    private final KeycloakTransactionManager transactions = new DefaultKeycloakTransactionManager(proxy(KeycloakSession.class,
            (self, method, arguments) -> arguments[0] == TracingProvider.class ? new NoopTracingProvider() : null));
    private final KeycloakSession session = proxy(KeycloakSession.class, (self, method, arguments) ->
            Map.of("getKeycloakSessionFactory", factory, "getTransactionManager", transactions).get(method.getName()));

    private int sent(Runnable end) throws FunctionException {
        transactions.begin();
        try (AfterCommit afterCommit = new AfterCommit("keypool-mail")) {
            afterCommit.run(session, MESSAGE);
            end.run();
        }
        return sessions.get();
    }

    @Test
    void whatIsCommittedIsSent() throws FunctionException {
        assertThat(sent(transactions::commit)).isOne();
    }

    @Test
    void nothingIsSentWhileTheTransactionIsOpen() throws FunctionException {
        assertThat(sent(() -> { })).isZero();
    }

    @Test
    void whatIsRolledBackIsNotSent() throws FunctionException {
        assertThat(sent(transactions::rollback)).isZero();
    }

    @Test
    void whatCouldNotBeCommittedIsNotSent() throws FunctionException {
        transactions.enlist(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                throw new IllegalStateException("The database says no");
            }

            @Override
            protected void rollbackImpl() {
            }
        });

        assertThat(sent(() -> {
            try {
                transactions.commit();
            } catch (IllegalStateException e) {
                // As Keycloak's request then ends.
            }
        })).isZero();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
