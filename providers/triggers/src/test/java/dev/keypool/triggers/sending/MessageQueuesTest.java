package dev.keypool.triggers.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class MessageQueuesTest {

    private final Queue<Runnable> started = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final MessageQueues queues = new MessageQueues(started::add);

    private boolean offer(String function, String mail) {
        return queues.offer(function, () -> sent.add(mail));
    }

    private void runAll() {
        while (!started.isEmpty()) {
            started.poll().run();
        }
    }

    @Test
    void aFunctionsMailsKeepTheirOrder() throws InterruptedException {
        for (int mail = 0; mail < 5; mail++) {
            assertThat(offer("slow", "mail " + mail)).isTrue();
        }
        assertThat(started).as("at once").hasSize(2);
        assertThat(queues.drain(1)).isEqualTo(5);

        runAll();

        assertThat(sent).containsExactly("mail 0", "mail 1", "mail 2", "mail 3", "mail 4");
        assertThat(queues.drain(1)).isZero();
    }

    @Test
    void oneThatIsFullLeavesTheOthersTheirRoom() {
        for (int mail = 0; mail < 2 + MessageQueues.WAITING; mail++) {
            assertThat(offer("slow", "mail")).isTrue();
        }
        assertThat(queues.isFull("slow")).isTrue();
        assertThat(offer("slow", "too many")).isFalse();

        assertThat(queues.isFull("other")).isFalse();
        assertThat(offer("other", "other's")).isTrue();
        assertThat(started).hasSize(3);
    }

    @Test
    void aMailThatFailsHoldsUpNone() {
        queues.offer("function", () -> {
            throw new IllegalStateException("The first one");
        });
        for (int mail = 0; mail < 3; mail++) {
            offer("function", "mail " + mail);
        }
        while (!started.isEmpty()) {
            try {
                started.poll().run();
            } catch (IllegalStateException e) {
                // As a thread of the pool would end.
            }
        }
        assertThat(sent).hasSize(3);
    }
}
