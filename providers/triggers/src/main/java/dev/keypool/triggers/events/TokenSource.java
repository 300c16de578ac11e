package dev.keypool.triggers.events;

/** Why tokens are made. */
public enum TokenSource {

    /** Somebody signed in on the hosted pages. */
    HOSTED_AUTH("TokenGeneration_HostedAuth"),
    /** An application signed somebody in. */
    AUTHENTICATION("TokenGeneration_Authentication"),
    /** Somebody signed in with a temporary password, and chose another on the way. */
    NEW_PASSWORD_CHALLENGE("TokenGeneration_NewPasswordChallenge"),
    /** Somebody signed a device in. */
    AUTHENTICATE_DEVICE("TokenGeneration_AuthenticateDevice"),
    REFRESH_TOKENS("TokenGeneration_RefreshTokens"),
    /** An app client's own token; functions of version 3 only. */
    CLIENT_CREDENTIALS("TokenGeneration_ClientCredentials");

    private final String awsName;

    TokenSource(String awsName) {
        this.awsName = awsName;
    }

    public String awsName() {
        return awsName;
    }
}
