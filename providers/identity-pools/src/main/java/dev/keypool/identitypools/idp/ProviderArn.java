package dev.keypool.identitypools.idp;

/**
 * ARNs of identity providers, as IAM writes them.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">IAM resource types</a>
 */
public final class ProviderArn {

    private static final String OIDC = ":oidc-provider/";
    private static final String SAML = ":saml-provider/";

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

    private static String rest(String prefix, String arn) {
        return arn.startsWith(prefix) && arn.length() > prefix.length() ? arn.substring(prefix.length()) : null;
    }
}
