package dev.keypool.identitypools.exchange;

/** The error codes of the cognito-identity model. */
public enum ExchangeError {

    INVALID_PARAMETER("InvalidParameterException"),
    NOT_AUTHORIZED("NotAuthorizedException"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException"),
    RESOURCE_CONFLICT("ResourceConflictException"),
    INVALID_IDENTITY_POOL_CONFIGURATION("InvalidIdentityPoolConfigurationException"),
    EXTERNAL_SERVICE("ExternalServiceException"),
    DEVELOPER_USER_ALREADY_REGISTERED("DeveloperUserAlreadyRegisteredException"),
    CONCURRENT_MODIFICATION("ConcurrentModificationException"),
    LIMIT_EXCEEDED("LimitExceededException"),
    TOO_MANY_REQUESTS("TooManyRequestsException"),
    INTERNAL_ERROR("InternalErrorException");

    private final String code;

    ExchangeError(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
