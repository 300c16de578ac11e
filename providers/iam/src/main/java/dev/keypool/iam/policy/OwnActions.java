package dev.keypool.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The actions of the services that are decided here. Those of others are theirs to know: they change without us.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html">Amazon Cognito
 *     Identity</a>
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html">AWS Security
 *     Token Service</a>
 */
final class OwnActions {

    private static final Map<String, List<String>> BY_SERVICE = Map.of(
            "cognito-identity", List.of("CreateIdentityPool", "DeleteIdentities", "DeleteIdentityPool", "DescribeIdentity",
                    "DescribeIdentityPool", "GetCredentialsForIdentity", "GetId", "GetIdentityPoolAnalytics",
                    "GetIdentityPoolDailyAnalytics", "GetIdentityPoolRoles", "GetIdentityProviderDailyAnalytics", "GetOpenIdToken",
                    "GetOpenIdTokenForDeveloperIdentity", "GetPrincipalTagAttributeMap", "ListIdentities", "ListIdentityPools",
                    "ListTagsForResource", "LookupDeveloperIdentity", "MergeDeveloperIdentities", "SetIdentityPoolRoles",
                    "SetPrincipalTagAttributeMap", "TagResource", "UnlinkDeveloperIdentity", "UnlinkIdentity", "UntagResource",
                    "UpdateIdentityPool"),
            "sts", List.of("AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot", "DecodeAuthorizationMessage",
                    "GetAccessKeyInfo", "GetCallerIdentity", "GetDelegatedAccessToken", "GetFederationToken", "GetServiceBearerToken",
                    "GetSessionToken", "GetWebIdentityToken", "SetContext", "SetSourceIdentity", "TagGetWebIdentityToken", "TagSession"));

    private OwnActions() {}

    /** True for every service that is not one of these. */
    static boolean matchesOne(String service, Wildcard action) {
        List<String> names = BY_SERVICE.get(service.toLowerCase(Locale.ROOT));
        return names == null || names.stream().anyMatch(name -> action.matches(service.toLowerCase(Locale.ROOT) + ":" + name));
    }
}
