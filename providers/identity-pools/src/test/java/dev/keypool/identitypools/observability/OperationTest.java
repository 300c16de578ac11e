package dev.keypool.identitypools.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OperationTest {

    @Test
    void labelsAreThoseOfDashboardsWhateverTheServersLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Arrays.stream(Operation.values()).map(Operation::label)).doesNotHaveDuplicates()
                    .allMatch(label -> label.matches("[a-z]+(_[a-z]+)*")).contains("get_id", "get_credentials_for_identity",
                            "create_identity_pool", "pool_credentials", "get_caller_identity", "evaluation");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The names in AWS's model, in its order. */
    @Test
    void operationsOfCognitoIdentityHaveTheNamesOfTheModel() {
        assertThat(Operation.COGNITO_IDENTITY.stream().map(Operation::wireName)).containsExactly("CreateIdentityPool", "DeleteIdentities",
                "DeleteIdentityPool", "DescribeIdentity", "DescribeIdentityPool", "GetCredentialsForIdentity", "GetId", "GetIdentityPoolRoles",
                "GetOpenIdToken", "GetOpenIdTokenForDeveloperIdentity", "GetPrincipalTagAttributeMap", "ListIdentities", "ListIdentityPools",
                "ListTagsForResource", "LookupDeveloperIdentity", "MergeDeveloperIdentities", "SetIdentityPoolRoles",
                "SetPrincipalTagAttributeMap", "TagResource", "UnlinkDeveloperIdentity", "UnlinkIdentity", "UntagResource", "UpdateIdentityPool");
        assertThat(Operation.ofCognitoIdentity("GetId")).contains(Operation.GET_ID);
        assertThat(Operation.ofCognitoIdentity("GetCallerIdentity")).isEmpty();
        assertThat(Operation.ofCognitoIdentity("getId")).isEmpty();
    }
}
