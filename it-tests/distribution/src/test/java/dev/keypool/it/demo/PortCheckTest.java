package dev.keypool.it.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.distribution.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortCheckTest {

    @Test
    void freePortsPass() {
        List<Integer> ports = Ports.free(2);

        assertThatCode(() -> PortCheck.requireFree(on(ports.get(0), ports.get(1)))).doesNotThrowAnyException();
    }

    @Test
    void aTakenHttpPortIsNamedWithTheOptionThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> PortCheck.requireFree(on(taken.getLocalPort(), Ports.free(1).get(0))))
                    .isInstanceOf(DemoFailure.class)
                    .hasMessage("Port %d is taken: stop what listens there, or choose another with -Dkeypool.http.port=<port>.",
                            taken.getLocalPort());
        }
    }

    @Test
    void soIsATakenManagementPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> PortCheck.requireFree(on(Ports.free(1).get(0), taken.getLocalPort())))
                    .isInstanceOf(DemoFailure.class)
                    .hasMessageContaining("-Dkeypool.management.port");
        }
    }

    @Test
    void aListenerOnTheLoopbackInterfaceAloneCounts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.requireFree(on(taken.getLocalPort(), Ports.free(1).get(0))))
                    .isInstanceOf(DemoFailure.class);
        }
    }

    @Test
    void onePortCannotBeBoth() {
        int port = Ports.free(1).get(0);

        assertThatThrownBy(() -> PortCheck.requireFree(on(port, port))).hasMessageContaining("two different ports");
    }

    private static DemoSettings on(int port, int managementPort) {
        Path nowhere = Path.of("nowhere");
        return new DemoSettings(nowhere, nowhere, nowhere, nowhere, nowhere, port, managementPort, "demo", "demo");
    }
}
