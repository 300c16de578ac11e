package dev.keypool.identitypools.observability;

import java.util.Locale;

/** What is measured apart. */
public enum Operation {
    GET_ID,
    GET_CREDENTIALS_FOR_IDENTITY,
    GET_OPEN_ID_TOKEN,
    POOL_CREDENTIALS,
    GET_CALLER_IDENTITY,
    EVALUATION;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
