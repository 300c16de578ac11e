package dev.keypool.identitypools.idp;

/**
 * ARNs of identity providers, as IAM writes them.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">IAM resource types</a>
 */
public final class ProviderArn {

    private static final String OIDC = ":oidc-provider/";
    private static final String SAML = ":saml-provider/";
    /** Characters; Keycloak's aliases and our issuers have at most so many. */
    private static final int MAX_NAME = 255;

    private ProviderArn() {
    }

    /** @param name the issuer without its scheme */
    public static String oidc(String account, String name) {
        return "arn:aws:iam::" + account + OIDC + name;
    }

    public static String saml(String account, String alias) {
        return "arn:aws:iam::" + account + SAML + alias;
    }

    /** The issuer without its scheme, or null when it is no such ARN of this account. */
    public static String oidcName(String account, String arn) {
        return rest(oidc(account, ""), arn);
    }

    /** The alias, or null when it is no such ARN of this account. */
    public static String samlAlias(String account, String arn) {
        return rest(saml(account, ""), arn);
    }

    /** Strangers write it, and databases are asked with it: PostgreSQL takes no NUL in a text. */
    private static String rest(String prefix, String arn) {
        boolean well = arn.startsWith(prefix) && arn.length() > prefix.length() && arn.length() <= prefix.length() + MAX_NAME
                && arn.chars().noneMatch(Character::isISOControl);
        return well ? arn.substring(prefix.length()) : null;
    }
}
