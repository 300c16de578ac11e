package dev.keypool.triggers.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundSettings;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.functions.FunctionCalls;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.functions.Webhook;
import dev.keypool.triggers.functions.WebhookKey;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered and measured of functions, and for how long. */
final class ObservedFunctionsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FunctionCalls calls = new FunctionCalls(new OutboundHttp(OutboundSettings.builder().build()), Clock.systemUTC());
    private final ObservedFunctions functions = new ObservedFunctions(registry, calls, 3);

    @AfterEach
    void close() {
        calls.close();
    }

    private ObservedFunction of(String function) {
        return functions.of("id", "shop", function);
    }

    private static Invocation at(int second) {
        return new Invocation(Instant.ofEpochSecond(second), "f", "PreAuthentication_Authentication", "success", null, 1, 1, false, false);
    }

    @Test
    void whatWasMeasuredOfEventsGoesWithTheirSubscription() {
        functions.attempted("id", "shop", "f", "delivered");
        of("f").count(ObservedCall.EVENTS, "success", 1);
        of("f").count("PreAuthentication", "success", 1);

        functions.forgetQueued("id", "f");

        assertThat(registry.find("keypool.events.attempts").meters()).isEmpty();
        assertThat(registry.find("keypool.trigger.calls").timers()).singleElement()
                .satisfies(timer -> assertThat(timer.getId().getTag("trigger")).isEqualTo("PreAuthentication"));
        functions.attempted("id", "shop", "f", "delivered");
        assertThat(registry.find("keypool.events.attempts").counter().count()).isEqualTo(1);
    }

    @Test
    void metersAreOfFunctionTriggerAndOutcome() {
        of("f").count("PreAuthentication", "success", 1_000_000);
        of("f").count("PreAuthentication", "success", 1_000_000);
        of("f").count("PreAuthentication", "refused", 1_000_000);

        assertThat(registry.get("keypool.trigger.calls").tags("realm", "shop", "function", "f", "trigger", "PreAuthentication", "outcome", "success")
                .timer().count()).isEqualTo(2);
        of("f").uses("component", CallLimits.BY_DEFAULT);
        assertThat(registry.get("keypool.function.places.used").tags("realm", "shop", "function", "f").gauge().value()).isZero();
        assertThat(registry.get("keypool.function.circuit.open").tags("realm", "shop", "function", "f").gauge().value()).isZero();
    }

    @Test
    void whoIsLeftAloneIsToldOf() {
        Webhook nowhere = new Webhook(URI.create("https://127.0.0.1"), List.of(WebhookKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));
        of("f").uses("component", CallLimits.BY_DEFAULT);
        of("f").count("PreAuthentication", "unavailable", 1);

        for (int i = 0; i < 3; i++) {
            assertThat(registry.get("keypool.function.circuit.open").gauge().value()).isZero();
            assertThatThrownBy(() -> calls.call("component", CallLimits.BY_DEFAULT, nowhere, EventJson.newObject()))
                    .isInstanceOf(FunctionException.class);
        }

        assertThat(registry.get("keypool.function.circuit.open").tags("realm", "shop", "function", "f").gauge().value()).isEqualTo(1);
    }

    @Test
    void whatIsGoneLeavesNoMeter() {
        ObservedFunction gone = of("f");
        gone.count("PreAuthentication", "success", 1);
        of("other").count("PreAuthentication", "success", 1);

        functions.forget("id", "f");
        gone.count("PreAuthentication", "success", 1);

        assertThat(registry.getMeters()).extracting(meter -> meter.getId().getTag("function")).containsOnly("other");
        functions.forgetAll("id");
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aSuccessorOfTheSameNameIsMeasured() {
        of("f").count("PreAuthentication", "success", 1);
        functions.forget("id", "f");
        of("f").count("PreAuthentication", "success", 1);

        assertThat(registry.get("keypool.trigger.calls").timer().count()).isEqualTo(1);
        assertThat(registry.getMeters()).hasSize(3);
    }

    @Test
    void noNumberOfFunctionsMakesAnyNumberOfMeters() {
        for (int i = 0; i < 50; i++) {
            of("f" + i).count("PreAuthentication", "success", 1);
        }

        assertThat(registry.getMeters().stream().map(Meter::getId).map(id -> id.getTag("function")).distinct()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theLastHundredAreRemembered() {
        for (int i = 0; i < 150; i++) {
            of("f").remember(at(i), false);
        }

        assertThat(functions.last("id", "f")).hasSize(100).first().isEqualTo(at(149));
        assertThat(functions.last("id", "f")).last().isEqualTo(at(50));
        assertThat(functions.last("id")).hasSize(100);
        assertThat(functions.last("another realm's", "f")).isEmpty();
    }
}
