package dev.keypool.identitypools.observability;

import java.util.Locale;

/** What is measured apart. */
public enum Operation {
    GET_ID,
    GET_CREDENTIALS_FOR_IDENTITY,
    GET_OPEN_ID_TOKEN,
    POOL_CREDENTIALS,
    GET_CALLER_IDENTITY,
    ASSUME_ROLE,
    ASSUME_ROLE_WITH_SAML,
    ASSUME_ROLE_WITH_WEB_IDENTITY,
    ASSUME_ROOT,
    DECODE_AUTHORIZATION_MESSAGE,
    GET_ACCESS_KEY_INFO,
    GET_DELEGATED_ACCESS_TOKEN,
    GET_FEDERATION_TOKEN,
    GET_SESSION_TOKEN,
    GET_WEB_IDENTITY_TOKEN,
    EVALUATION;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
