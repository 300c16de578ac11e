package dev.keypool.it.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** Starts servers, all of a run in the same way: as containers where that works, else from the distribution. */
public final class ServerStarter {

    private static final System.Logger LOG = System.getLogger("dev.keypool.it");

    private final boolean inContainers;

    private ServerStarter(boolean inContainers, String reason) {
        this.inContainers = inContainers;
        LOG.log(Level.INFO, "Keycloak {0} from the {1}: {2}.",
                RunProperties.keycloakVersion(), inContainers ? "container image" : "distribution", reason);
    }

    static ServerStarter choose() throws InterruptedException {
        switch (RunProperties.server()) {
            case "container":
                return new ServerStarter(true, "keypool.it.server=container");
            case "distribution":
                return new ServerStarter(false, "keypool.it.server=distribution");
            case "":
                break;
            default:
                throw new IllegalArgumentException(
                        "keypool.it.server is container or distribution, not " + RunProperties.server());
        }
        if (!DockerImages.daemonAnswers()) {
            return new ServerStarter(false, "no Docker daemon that works answers");
        }
        return DockerImages.obtain(KeypoolImage.base())
                ? new ServerStarter(true, "Docker has " + KeypoolImage.base())
                : new ServerStarter(false, "Docker has no " + KeypoolImage.base() + " and cannot pull it");
    }

    /** A server that imports this realm and no other. The caller closes it. */
    public KeycloakServer importing(Path realm) {
        return start(ServerConfiguration.importing(realm));
    }

    KeycloakServer start(ServerConfiguration configuration) {
        try {
            return inContainers && !configuration.needsBuild() ? ContainerServer.start(configuration) : DistributionServer.start(configuration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak started", e);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("Keycloak did not start", e);
        }
    }
}
