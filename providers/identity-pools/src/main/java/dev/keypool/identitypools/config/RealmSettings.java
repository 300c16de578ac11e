package dev.keypool.identitypools.config;

import java.util.regex.Pattern;
import org.keycloak.models.RealmModel;

/**
 * The names that AWS clients want and Keycloak has no notion of.
 *
 * @param region  realm attribute {@code keypool.region}, default {@code us-east-1}
 * @param account realm attribute {@code keypool.accountId}, 12 digits, default {@code 000000000000}
 * @param rememberLogins realm attribute {@code keypool.rememberLogins}: for how many seconds a verified login of another
 *                provider is not verified again, 0 to 3,600, default 300
 * @param quotas  how much there may be of what
 */
public record RealmSettings(String region, String account, int rememberLogins, Quotas quotas) {

    public static final String REGION = "keypool.region";
    public static final String ACCOUNT = "keypool.accountId";

    public static final String REMEMBER_LOGINS = "keypool.rememberLogins";

    static final RealmSettings BY_DEFAULT = new RealmSettings("us-east-1", "000000000000");

    private static final Pattern REGIONS = Pattern.compile("[a-z0-9-]{1,18}");
    private static final Pattern ACCOUNTS = Pattern.compile("[0-9]{12}");
    private static final Pattern AN_HOUR = Pattern.compile("[0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600");

    public RealmSettings(String region, String account) {
        this(region, account, 300, Quotas.BY_DEFAULT);
    }

    /** @throws InvalidConfigurationException when an attribute has a value that no AWS client would accept */
    public static RealmSettings of(RealmModel realm) {
        return new RealmSettings(
                read(realm, REGION, BY_DEFAULT.region, REGIONS, "1 to 18 lower-case letters, digits and hyphens"),
                read(realm, ACCOUNT, BY_DEFAULT.account, ACCOUNTS, "12 digits"),
                Integer.parseInt(read(realm, REMEMBER_LOGINS, Integer.toString(BY_DEFAULT.rememberLogins), AN_HOUR, "0 to 3600 seconds")),
                Quotas.of(realm));
    }

    /** The ARN of the pool that clients call {@code region:uuid}. */
    public String poolArn(String clientsId) {
        return "arn:aws:cognito-identity:" + region + ":" + account + ":identitypool/" + clientsId;
    }

    private static String read(RealmModel realm, String attribute, String byDefault, Pattern allowed, String sentence) {
        String value = realm.getAttribute(attribute);
        if (value == null || value.isBlank()) {
            return byDefault;
        }
        if (!allowed.matcher(value).matches()) {
            throw new InvalidConfigurationException("The realm attribute " + attribute + " must be " + sentence + ".");
        }
        return value;
    }
}
