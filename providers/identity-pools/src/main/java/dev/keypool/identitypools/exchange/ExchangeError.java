package dev.keypool.identitypools.exchange;

/** The error codes of the cognito-identity model that an exchange can end with. */
public enum ExchangeError {

    INVALID_PARAMETER("InvalidParameterException"),
    NOT_AUTHORIZED("NotAuthorizedException"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException"),
    RESOURCE_CONFLICT("ResourceConflictException"),
    INVALID_IDENTITY_POOL_CONFIGURATION("InvalidIdentityPoolConfigurationException"),
    EXTERNAL_SERVICE("ExternalServiceException"),
    INTERNAL_ERROR("InternalErrorException");

    private final String code;

    ExchangeError(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
