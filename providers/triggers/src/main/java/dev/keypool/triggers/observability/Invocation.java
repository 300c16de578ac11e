package dev.keypool.triggers.observability;

import java.time.Instant;

/**
 * A call of a function that is over. Nothing in it comes from the event's person or from the function's own words.
 *
 * @param at          when it began
 * @param function    the function's name
 * @param source      the event's {@code triggerSource}, or of a queued event its name
 * @param outcome     {@code success}, or why there was none: {@code refused}, {@code unavailable}, {@code invalid_response}, or
 *                    {@code error} for a fault of Keypool's own
 * @param error       a sentence, or null for a success and for a refusal, whose text may tell of the person
 * @param attempts    0 where the call failed before there was one
 * @param circuitOpen whether it left the function's circuit open
 * @param test        whether an administrator tried the function out
 */
public record Invocation(Instant at, String function, String source, String outcome, String error, long millis, int attempts,
        boolean circuitOpen, boolean test) {
}
