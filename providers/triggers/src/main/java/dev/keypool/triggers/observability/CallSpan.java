package dev.keypool.triggers.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import org.keycloak.tracing.TracingProvider;

/** A call in Keycloak's own trace. Where tracing is off, Keycloak's provider does nothing. */
final class CallSpan {

    private static final String TRACER = "dev.keypool.triggers";

    private final TracingProvider tracing;
    private final Span span;

    CallSpan(TracingProvider tracing, String trigger, String function) {
        this.tracing = tracing;
        span = tracing.startSpan(tracing.getTracer(TRACER).spanBuilder("keypool.trigger " + trigger).setSpanKind(SpanKind.CLIENT)
                .setAttribute("keypool.trigger", trigger).setAttribute("keypool.function", function));
    }

    /**
     * For the function, so that what it does is part of the trace; null where nothing is recorded. Without {@code tracestate} and
     * baggage: they may have come from outside with the request, and are not ours to pass on to others.
     *
     * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">Trace Context</a>
     */
    String traceparent() {
        SpanContext context = span.getSpanContext();
        return span.isRecording() ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-" + context.getTraceFlags().asHex() : null;
    }

    void end(String outcome, int attempts, boolean failed) {
        span.setAttribute("keypool.outcome", outcome).setAttribute("keypool.attempts", attempts);
        if (failed) {
            span.setStatus(StatusCode.ERROR);
        }
        tracing.endSpan();
    }
}
