package dev.keypool.identitypools.cognito;

import java.util.Map;

/** A success: its headers and its body. */
public record WarmAnswer(Map<String, String> headers, byte[] body) {
}
