package dev.keypool.identitypools.exchange;

/**
 * An exchange that was refused. The message goes to the client, in Cognito's words where they are known; the reason
 * goes to events and metrics and is one of a closed list.
 */
public final class ExchangeException extends Exception {

    private final ExchangeError error;
    private final Refusal reason;

    private ExchangeException(ExchangeError error, Refusal reason, String message) {
        // Refusals are answers, not faults: no stack trace, because anybody can cause any number of them.
        super(message, null, false, false);
        this.error = error;
        this.reason = reason;
    }

    public ExchangeError error() {
        return error;
    }

    public Refusal reason() {
        return reason;
    }

    public static ExchangeException invalidParameter(String message) {
        return new ExchangeException(ExchangeError.INVALID_PARAMETER, Refusal.INVALID_PARAMETER, message);
    }

    /** The developer provider's name where only providers are accepted that people sign in at. */
    public static ExchangeException notPublicProvider() {
        return invalidParameter("Please provide a valid public provider.");
    }

    public static ExchangeException loginsDoNotMatch() {
        return notAuthorized(Refusal.LOGINS_DO_NOT_MATCH,
                "Logins don't match. Please include at least one valid login for this identity or identity pool.");
    }

    public static ExchangeException notAuthorized(Refusal reason, String message) {
        return new ExchangeException(ExchangeError.NOT_AUTHORIZED, reason, message);
    }

    public static ExchangeException invalidLogin(Refusal reason, String message) {
        return notAuthorized(reason, "Invalid login token. " + message);
    }

    public static ExchangeException identityNotFound(String id) {
        return new ExchangeException(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_IDENTITY, "Identity '" + id + "' not found.");
    }

    public static ExchangeException poolNotFound(String id) {
        return new ExchangeException(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_POOL, "IdentityPool '" + id + "' not found.");
    }

    public static ExchangeException resourceNotFound(String message) {
        return new ExchangeException(ExchangeError.RESOURCE_NOT_FOUND, Refusal.UNKNOWN_POOL, message);
    }

    public static ExchangeException conflict(String message) {
        return new ExchangeException(ExchangeError.RESOURCE_CONFLICT, Refusal.CONFLICT, message);
    }

    public static ExchangeException developerUserAlreadyRegistered() {
        return new ExchangeException(ExchangeError.DEVELOPER_USER_ALREADY_REGISTERED, Refusal.DEVELOPER_USER_REGISTERED,
                "This developer user identifier is already registered with Cognito.");
    }

    public static ExchangeException concurrentModification() {
        return new ExchangeException(ExchangeError.CONCURRENT_MODIFICATION, Refusal.CONCURRENT_CHANGE,
                "Only one request to update resource type Identity Pool can be processed at a time");
    }

    /** The same of operations to whose errors it does not belong in the model: one that SDKs know, and try again after. */
    public static ExchangeException busy() {
        return new ExchangeException(ExchangeError.TOO_MANY_REQUESTS, Refusal.CONCURRENT_CHANGE, concurrentModification().getMessage());
    }

    public static ExchangeException limitExceeded(String message) {
        return new ExchangeException(ExchangeError.LIMIT_EXCEEDED, Refusal.LIMIT_EXCEEDED, message);
    }

    public static ExchangeException tooManyRequests() {
        return new ExchangeException(ExchangeError.TOO_MANY_REQUESTS, Refusal.RATE_EXCEEDED, "Rate exceeded");
    }

    public static ExchangeException badPoolConfiguration(Refusal reason) {
        return new ExchangeException(ExchangeError.INVALID_IDENTITY_POOL_CONFIGURATION, reason,
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    /** A login provider could not be asked, or is set up wrongly. */
    public static ExchangeException externalService(String message) {
        return new ExchangeException(ExchangeError.EXTERNAL_SERVICE, Refusal.PROVIDER_UNAVAILABLE, message);
    }

    /** The realm is disabled or its settings are unusable. */
    public static ExchangeException unavailable(Refusal reason, String message) {
        return new ExchangeException(ExchangeError.NOT_AUTHORIZED, reason, message);
    }
}
