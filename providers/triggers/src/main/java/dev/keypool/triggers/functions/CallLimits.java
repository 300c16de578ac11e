package dev.keypool.triggers.functions;

import java.time.Duration;

/**
 * @param timeout  of one attempt, 100 ms to 30 s; Cognito's is 5 s
 * @param attempts 1 to 3: the further ones only where there was no answer
 * @param places   how many calls of the function may be under way on a node, 1 to 1,000
 */
public record CallLimits(Duration timeout, int attempts, int places) {

    public static final CallLimits BY_DEFAULT = new CallLimits(Duration.ofSeconds(5), FunctionCalls.ATTEMPTS, 32);
}
