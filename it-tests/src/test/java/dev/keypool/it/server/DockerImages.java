package dev.keypool.it.server;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be started here. */
final class DockerImages {

    private DockerImages() {}

    static boolean daemonAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            // A daemon that is there and does not work, for instance without Testcontainers' own image.
            return false;
        }
    }

    static boolean obtain(String image) throws InterruptedException {
        var docker = DockerClientFactory.lazyClient();
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException notYet) {
            return pull(image);
        }
    }

    private static boolean pull(String image) throws InterruptedException {
        try {
            return DockerClientFactory.lazyClient().pullImageCmd(image).start().awaitCompletion(10, TimeUnit.MINUTES);
        } catch (DockerException e) {
            return false;
        }
    }
}
