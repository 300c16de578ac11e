package dev.keypool.iam.policy;

/** Whether one value of the request's key matches one value of the condition. */
@FunctionalInterface
interface ValueTest {

    boolean matches(String requestValue, Evaluation evaluation);
}
