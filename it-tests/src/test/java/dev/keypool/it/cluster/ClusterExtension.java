package dev.keypool.it.cluster;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves {@link Cluster} parameters for classes with {@link WithCluster}. */
final class ClusterExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    /** It lives in the store of the run, and JUnit closes it with the store. */
    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ofRun(context).getOrComputeIfAbsent(Cluster.class, key -> start(), Cluster.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Cluster cluster = ofRun(context).get(Cluster.class, Cluster.class);
        if (cluster != null) {
            cluster.heal();
        }
    }

    private static Store ofRun(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    }

    private static Cluster start() {
        try {
            return Cluster.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the cluster started", e);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("The cluster did not start", e);
        }
    }
}
