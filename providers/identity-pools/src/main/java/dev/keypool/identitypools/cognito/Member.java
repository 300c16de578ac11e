package dev.keypool.identitypools.cognito;

import java.util.regex.Pattern;

/**
 * The constraints of the cognito-identity model on one member of a request.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html">GetCredentialsForIdentity</a>
 */
enum Member {

    IDENTITY_POOL_ID("IdentityPoolId", "identityPoolId", 1, 55, "[\\w-]+:[0-9a-f-]+"),
    IDENTITY_ID("IdentityId", "identityId", 1, 55, "[\\w-]+:[0-9a-f-]+"),
    ACCOUNT_ID("AccountId", "accountId", 1, 15, "\\d+"),
    CUSTOM_ROLE_ARN("CustomRoleArn", "customRoleArn", 20, 2048, null);

    private final String wireName;
    private final String messageName;
    private final int min;
    private final int max;
    private final Pattern pattern;

    Member(String wireName, String messageName, int min, int max, String pattern) {
        this.wireName = wireName;
        this.messageName = messageName;
        this.min = min;
        this.max = max;
        this.pattern = pattern == null ? null : Pattern.compile(pattern);
    }

    String wireName() {
        return wireName;
    }

    void requireValid(String value) throws ValidationException {
        if (value.length() < min) {
            throw new ValidationException(messageName, "Member must have length greater than or equal to " + min);
        }
        // Before the pattern, which is then only ever given short values.
        if (value.length() > max) {
            throw new ValidationException(messageName, "Member must have length less than or equal to " + max);
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            throw new ValidationException(messageName, "Member must satisfy regular expression pattern: " + pattern);
        }
    }
}
