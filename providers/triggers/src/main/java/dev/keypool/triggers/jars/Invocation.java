package dev.keypool.triggers.jars;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a function is told of one call of it: AWS's Context and LambdaLogger, in whichever version the function brings. */
final class Invocation {

    /** Of one call's log. */
    static final int MAX_LINES = 200;

    private final HandlerSpec spec;
    private final String requestId;
    private final long deadline;
    private final FunctionLog log;
    private final AtomicInteger lines = new AtomicInteger();

    /** @param deadline in {@link System#nanoTime()} */
    Invocation(HandlerSpec spec, String requestId, long deadline, FunctionLog log) {
        this.spec = spec;
        this.requestId = requestId;
        this.deadline = deadline;
        this.log = log;
    }

    Object context(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAwsRequestId" -> requestId;
            case "getFunctionName" -> spec.function();
            case "getFunctionVersion" -> "$LATEST";
            case "getInvokedFunctionArn" -> "arn:aws:lambda:us-east-1:000000000000:function:" + spec.function();
            case "getLogGroupName" -> "/aws/lambda/" + spec.function();
            case "getLogStreamName" -> spec.jar();
            case "getRemainingTimeInMillis" -> (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            case "getMemoryLimitInMB" -> (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() >> 20);
            case "getLogger" -> logger(method.getReturnType());
            default -> ofObject(proxy, method, arguments);
        });
    }

    private Object logger(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (!method.getName().equals("log")) {
                return ofObject(proxy, method, arguments);
            }
            Object text = arguments[0];
            log(arguments.length > 1 ? String.valueOf(arguments[1]) : "INFO",
                    text instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(text));
            return null;
        });
    }

    /** Identity and client context are a mobile SDK's and null here; so is whatever later versions add. */
    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> spec.function() + " " + requestId;
            default -> null;
        };
    }

    void log(String level, String text) {
        int line = lines.incrementAndGet();
        if (line <= MAX_LINES) {
            log.log(level, text);
        } else if (line == MAX_LINES + 1) {
            log.log("WARN", "Further lines of this call are left out");
        }
    }
}
