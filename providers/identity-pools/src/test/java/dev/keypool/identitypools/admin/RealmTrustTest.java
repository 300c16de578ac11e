package dev.keypool.identitypools.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmTrustTest {

    private static final String SHOP = "{\"Federated\":\"arn:aws:iam::000000000000:oidc-provider/realms/shop\"}";

    @ParameterizedTest
    @ValueSource(strings = {"\"sts:TagSession\"", "[\"sts:AssumeRoleWithWebIdentity\",\"STS:tagsession\"]", "\"sts:Tag*\"", "\"sts:?agSession\"", "\"*\""})
    void actionsThatLetTagsIn(String action) {
        assertThat(trust("Allow", "Action", action, SHOP).allows("sts:TagSession")).isTrue();
        assertThat(trust("Deny", "Action", action, SHOP).allows("sts:TagSession")).isFalse();
        assertThat(trust("Allow", "NotAction", action, SHOP).allows("sts:TagSession")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sts:AssumeRoleWithWebIdentity\"", "\"sts:SetSourceIdentity\"", "\"sts:Assume*\"", "\"sts.TagSession\"", "[]"})
    void actionsThatDoNot(String action) {
        assertThat(trust("Allow", "Action", action, SHOP).allows("sts:TagSession")).isFalse();
        assertThat(trust("Allow", "NotAction", action, SHOP).allows("sts:TagSession")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, "\"*\"", "{\"Federated\":\"*\"}", "{\"Federated\":[\"x\",\"arn:aws:iam::000000000000:oidc-provider/auth.example.com/realms/shop\"]}"})
    void principalsThatAreTheRealm(String principal) {
        assertThat(trust("Allow", "Action", "\"sts:TagSession\"", principal).allows("sts:TagSession")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Federated\":\"cognito-identity.amazonaws.com\"}", "{\"Federated\":\"arn:aws:iam::000000000000:oidc-provider/realms/workshop\"}",
        "{\"Federated\":\"arn:aws:iam::000000000000:saml-provider/realms/shop\"}", "{\"AWS\":\"*\"}"})
    void principalsThatAreNot(String principal) {
        assertThat(trust("Allow", "Action", "\"sts:TagSession\"", principal).allows("sts:TagSession")).isFalse();
    }

    @Test
    void whatIsNoPolicyTrustsNobody() {
        assertThat(new RealmTrust(StoredJson.read("not a policy"), "shop").allows("sts:TagSession")).isFalse();
        assertThat(new RealmTrust(StoredJson.read("{\"Statement\":[7,\"x\"]}"), "shop").allows("sts:TagSession")).isFalse();
    }

    private static RealmTrust trust(String effect, String element, String action, String principal) {
        return new RealmTrust(StoredJson.read("{\"Statement\":{\"Effect\":\"%s\",\"%s\":%s,\"Principal\":%s}}".formatted(effect, element, action, principal)), "shop");
    }
}
