package dev.keypool.triggers.events;

import java.util.Map;

/**
 * A challenge that a function made.
 *
 * @param publicParameters  for the person's eyes
 * @param privateParameters for the function that looks at the answer, and nobody else
 * @param metadata          what the function calls it, or null
 */
public record CustomChallenge(Map<String, String> publicParameters, Map<String, String> privateParameters, String metadata) {
}
