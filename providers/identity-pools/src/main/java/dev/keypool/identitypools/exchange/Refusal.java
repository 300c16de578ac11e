package dev.keypool.identitypools.exchange;

import java.util.Locale;

/** Why an exchange was refused, as events and metrics tell it: a closed list, and nothing that a caller wrote. */
public enum Refusal {
    INVALID_PARAMETER,
    UNKNOWN_POOL,
    UNKNOWN_IDENTITY,
    CONFLICT,
    CONCURRENT_CHANGE,
    DEVELOPER_USER_REGISTERED,
    LIMIT_EXCEEDED,
    RATE_EXCEEDED,
    ROLE_NOT_PASSED,
    REALM_DISABLED,
    REALM_MISCONFIGURED,
    HTTPS_REQUIRED,
    GUESTS_NOT_ALLOWED,
    IDENTITY_NEEDS_LOGIN,
    LOGINS_DO_NOT_MATCH,
    UNSUPPORTED_PROVIDER,
    MALFORMED_TOKEN,
    WRONG_ISSUER,
    WRONG_TOKEN_TYPE,
    WRONG_AUDIENCE,
    BAD_SIGNATURE,
    TOKEN_EXPIRED,
    TOKEN_NOT_YET_VALID,
    TOKEN_REVOKED,
    CLIENT_DISABLED,
    USER_UNKNOWN,
    USER_DISABLED,
    SIGNED_OUT,
    SIGN_IN_FAILED,
    PROVIDER_UNAVAILABLE,
    ROLE_MISSING,
    ROLE_NOT_ALLOWED,
    ROLE_AMBIGUOUS,
    TAG_NOT_ALLOWED,
    CLASSIC_FLOW_NOT_ALLOWED,
    TRUST_POLICY_DENIES;

    /** The reason as a metric tag and event detail: {@code wrong_audience}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
