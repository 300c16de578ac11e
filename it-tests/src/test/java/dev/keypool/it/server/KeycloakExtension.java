package dev.keypool.it.server;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolves parameters for classes with {@link WithKeycloak}: the server, or what starts more of its kind. */
final class KeycloakExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(KeycloakExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == KeycloakServer.class || type == ServerStarter.class;
    }

    /** A server lives in the store of the run or of the class, and JUnit closes it with the store. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ServerStarter starter = starter(context);
        if (parameter.getParameter().getType() == ServerStarter.class) {
            return starter;
        }
        WithKeycloak wanted = annotated(context.getRequiredTestClass());
        ServerConfiguration configuration = ServerConfiguration.of(wanted);
        Store lifetime = wanted.shared() || configuration.isUsual() ? ofRun(context) : ofClass(context).getStore(NAMESPACE);
        return lifetime.getOrComputeIfAbsent(configuration, starter::start, KeycloakServer.class);
    }

    private static ServerStarter starter(ExtensionContext context) {
        return ofRun(context).getOrComputeIfAbsent(ServerStarter.class, key -> choose(), ServerStarter.class);
    }

    /** Not the root's: with several JVMs Surefire hands out class by class, and each has a root of its own. */
    private static Store ofRun(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    }

    private static ServerStarter choose() {
        try {
            return ServerStarter.choose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for Docker", e);
        }
    }

    /** Nested classes use the server of the class around them. */
    private static WithKeycloak annotated(Class<?> testClass) {
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            Optional<WithKeycloak> annotation = AnnotationSupport.findAnnotation(type, WithKeycloak.class);
            if (annotation.isPresent()) {
                return annotation.get();
            }
        }
        throw new IllegalStateException(testClass + " has no @WithKeycloak");
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost;
    }
}
