package dev.keypool.it.operations;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** A well-formed call of each operation, for what is answered before it matters what the call is about. */
final class AnyCall {

    /** Those that are called without a signature. */
    static final Set<String> UNSIGNED = Set.of("GetId", "GetCredentialsForIdentity", "GetOpenIdToken", "UnlinkIdentity");

    private static final String IDENTITY = "us-east-1:11111111-1111-4111-8111-111111111111";

    private AnyCall() {
    }

    interface Call {
        void by(CognitoIdentityClient client);
    }

    /** By the operation's name. */
    static Map<String, Call> about(String pool) {
        String arn = PoolRealm.poolArn(pool);
        Map<String, Call> calls = new TreeMap<>();
        calls.put("CreateIdentityPool", client -> client.createIdentityPool(r -> r.identityPoolName("p").allowUnauthenticatedIdentities(false)));
        calls.put("DeleteIdentities", client -> client.deleteIdentities(r -> r.identityIdsToDelete(IDENTITY)));
        calls.put("DeleteIdentityPool", client -> client.deleteIdentityPool(r -> r.identityPoolId(pool)));
        calls.put("DescribeIdentity", client -> client.describeIdentity(r -> r.identityId(IDENTITY)));
        calls.put("DescribeIdentityPool", client -> client.describeIdentityPool(r -> r.identityPoolId(pool)));
        calls.put("GetCredentialsForIdentity", client -> client.getCredentialsForIdentity(r -> r.identityId(IDENTITY)));
        calls.put("GetId", client -> client.getId(r -> r.identityPoolId(pool)));
        calls.put("GetIdentityPoolRoles", client -> client.getIdentityPoolRoles(r -> r.identityPoolId(pool)));
        calls.put("GetOpenIdToken", client -> client.getOpenIdToken(r -> r.identityId(IDENTITY)));
        calls.put("GetOpenIdTokenForDeveloperIdentity", client -> client.getOpenIdTokenForDeveloperIdentity(r -> r.identityPoolId(pool).logins(Map.of("d", "u"))));
        calls.put("GetPrincipalTagAttributeMap", client -> client.getPrincipalTagAttributeMap(r -> r.identityPoolId(pool).identityProviderName("p")));
        calls.put("ListIdentities", client -> client.listIdentities(r -> r.identityPoolId(pool).maxResults(1)));
        calls.put("ListIdentityPools", client -> client.listIdentityPools(r -> r.maxResults(1)));
        calls.put("ListTagsForResource", client -> client.listTagsForResource(r -> r.resourceArn(arn)));
        calls.put("LookupDeveloperIdentity", client -> client.lookupDeveloperIdentity(r -> r.identityPoolId(pool).identityId(IDENTITY)));
        calls.put("MergeDeveloperIdentities", client -> client.mergeDeveloperIdentities(r -> r.identityPoolId(pool).developerProviderName("d")
                .sourceUserIdentifier("a").destinationUserIdentifier("b")));
        calls.put("SetIdentityPoolRoles", client -> client.setIdentityPoolRoles(r -> r.identityPoolId(pool).roles(Map.of())));
        calls.put("SetPrincipalTagAttributeMap", client -> client.setPrincipalTagAttributeMap(r -> r.identityPoolId(pool).identityProviderName("p")));
        calls.put("TagResource", client -> client.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "b"))));
        calls.put("UnlinkDeveloperIdentity", client -> client.unlinkDeveloperIdentity(r -> r.identityPoolId(pool).identityId(IDENTITY)
                .developerProviderName("d").developerUserIdentifier("u")));
        calls.put("UnlinkIdentity", client -> client.unlinkIdentity(r -> r.identityId(IDENTITY).logins(Map.of("p", "t")).loginsToRemove("p")));
        calls.put("UntagResource", client -> client.untagResource(r -> r.resourceArn(arn).tagKeys("a")));
        calls.put("UpdateIdentityPool", client -> client.updateIdentityPool(r -> r.identityPoolId(pool).identityPoolName("p").allowUnauthenticatedIdentities(true)));
        return calls;
    }
}
