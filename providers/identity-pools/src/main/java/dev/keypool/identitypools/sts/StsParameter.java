package dev.keypool.identitypools.sts;

import java.util.regex.Pattern;

/**
 * The constraints of STS's model on one parameter.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
enum StsParameter {

    ROLE_ARN("RoleArn", 20, 2048, null),
    PRINCIPAL_ARN("PrincipalArn", 20, 2048, null),
    ROLE_SESSION_NAME("RoleSessionName", 2, 64, "[\\w+=,.@-]*"),
    WEB_IDENTITY_TOKEN("WebIdentityToken", 4, 20_000, null),
    PROVIDER_ID("ProviderId", 4, 2048, null),
    SAML_ASSERTION("SAMLAssertion", 4, 100_000, null),
    /** AssumeRole's has no length in the model, and the same in the documentation. */
    POLICY("Policy", 1, 2048, "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"),
    EXTERNAL_ID("ExternalId", 2, 1224, "[\\w+=,.@:\\/-]*"),
    SOURCE_IDENTITY("SourceIdentity", 2, 64, "[\\w+=,.@-]*"),
    SERIAL_NUMBER("SerialNumber", 9, 256, "[\\w+=/:,.@-]*"),
    TOKEN_CODE("TokenCode", 6, 6, "[\\d]*"),
    ACCESS_KEY_ID("AccessKeyId", 16, 128, "[\\w]*"),
    ENCODED_MESSAGE("EncodedMessage", 1, 10_240, null);

    private final String wireName;
    private final int min;
    private final int max;
    private final Pattern pattern;

    StsParameter(String wireName, int min, int max, String pattern) {
        this.wireName = wireName;
        this.min = min;
        this.max = max;
        this.pattern = pattern == null ? null : Pattern.compile(pattern);
    }

    String wireName() {
        return wireName;
    }

    /** Which constraint a value breaks, in AWS's words, or null. */
    String broken(String value) {
        return broken(value, min, max, pattern);
    }

    static String broken(String value, int min, int max, Pattern pattern) {
        if (value.length() < min) {
            return "Member must have length greater than or equal to " + min;
        }
        // Before the pattern, which is then only ever given bounded values.
        if (value.length() > max) {
            return "Member must have length less than or equal to " + max;
        }
        return pattern == null || pattern.matcher(value).matches() ? null : "Member must satisfy regular expression pattern: " + pattern;
    }
}
