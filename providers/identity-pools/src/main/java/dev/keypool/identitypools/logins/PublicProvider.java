package dev.keypool.identitypools.logins;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cognito's public providers that still hand out tokens, by their names in SupportedLoginProviders and Logins.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html">CreateIdentityPool</a>
 */
public enum PublicProvider {

    GOOGLE("accounts.google.com"),
    APPLE("appleid.apple.com"),
    AMAZON("www.amazon.com"),
    FACEBOOK("graph.facebook.com");

    private final String loginName;

    PublicProvider(String loginName) {
        this.loginName = loginName;
    }

    /** The provider's key in a Logins map. */
    public String loginName() {
        return loginName;
    }

    public static Optional<PublicProvider> of(String loginName) {
        return Arrays.stream(values()).filter(provider -> provider.loginName.equals(loginName)).findFirst();
    }
}
