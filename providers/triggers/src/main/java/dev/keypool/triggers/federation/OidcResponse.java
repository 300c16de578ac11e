package dev.keypool.triggers.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.util.JsonSerialization;

/** Of OpenID Connect and of OAuth 2.0, the social ones among them: OIDCIdentityProvider's and AbstractJsonUserAttributeMapper's entries. */
final class OidcResponse implements ProviderResponse {

    private static final List<String> TOKEN_RESPONSE = List.of("access_token", "id_token", "refresh_token", "token_type", "expires_in", "scope");
    /** Of the token, not of the person: Keycloak goes by them, and nobody comes in as somebody else by a function. */
    private static final Set<String> PROTOCOL = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "auth_time", "nonce", "acr", "amr", "azp", "sid",
            "jti", "typ", "at_hash", "c_hash", "s_hash");

    private final Map<String, Object> data;
    private final ObjectNode idToken;
    private final ObjectNode userInfo;

    /** @param data of the BrokeredIdentityContext */
    OidcResponse(Map<String, Object> data) {
        this.data = data;
        idToken = data.get(OIDCIdentityProvider.VALIDATED_ID_TOKEN) instanceof JsonWebToken token ? tree(token) : JsonSerialization.createObjectNode();
        userInfo = data.get(OIDCIdentityProvider.USER_INFO) instanceof ObjectNode object ? object : JsonSerialization.createObjectNode();
    }

    @Override
    public Map<String, Map<String, String>> attributes() {
        Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
        attributes.put("tokenResponse", tokenResponse());
        attributes.put("idToken", ClaimTexts.of(idToken));
        attributes.put(profile(), ClaimTexts.of(userInfo));
        return attributes;
    }

    private Map<String, String> tokenResponse() {
        Object response = data.get(OIDCIdentityProvider.FEDERATED_ACCESS_TOKEN_RESPONSE);
        if (response != null) {
            return ClaimTexts.of(tree(response).retain(TOKEN_RESPONSE));
        }
        Object accessToken = data.get(UserAuthenticationIdentityProvider.FEDERATED_ACCESS_TOKEN);
        return accessToken instanceof String text ? Map.of("access_token", text) : Map.of();
    }

    @Override
    public String profile() {
        return "userInfo";
    }

    @Override
    public void replace(Map<String, String> attributes) {
        ObjectNode claims = JsonSerialization.createObjectNode();
        attributes.forEach((name, text) -> claims.set(name, ClaimTexts.back(text, idToken.get(name), userInfo.get(name))));
        if (data.get(OIDCIdentityProvider.USER_INFO) != null || idToken.isEmpty()) {
            data.put(OIDCIdentityProvider.USER_INFO, claims);
        }
        ObjectNode ofToken = claims.deepCopy().remove(PROTOCOL);
        if (idToken.has(IDToken.EMAIL_VERIFIED) && !ofToken.has(IDToken.EMAIL_VERIFIED)) {
            // Left out it would be left to "Trust Email", and so an address be verified that the provider says is not.
            ofToken.put(IDToken.EMAIL_VERIFIED, false);
        }
        replace(OIDCIdentityProvider.VALIDATED_ID_TOKEN, idToken.deepCopy().retain(PROTOCOL).setAll(ofToken));
        withoutTheOld(OIDCIdentityProvider.VALIDATED_ACCESS_TOKEN);
    }

    /** Keycloak's mappers look there first. What only the access token has, which functions see as a token, stays. */
    private void withoutTheOld(String entry) {
        if (data.get(entry) instanceof JsonWebToken token) {
            ObjectNode claims = tree(token);
            Set<String> shown = new HashSet<>(ClaimTexts.of(idToken).keySet());
            shown.addAll(ClaimTexts.of(userInfo).keySet());
            shown.removeAll(PROTOCOL);
            replace(entry, claims.remove(shown));
        }
    }

    private void replace(String entry, JsonNode claims) {
        if (data.get(entry) instanceof JsonWebToken token) {
            try {
                data.put(entry, JsonSerialization.mapper.treeToValue(claims, token.getClass()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("protocol claims are the token's own, and all others may be anything", e);
            }
        }
    }

    private static ObjectNode tree(Object token) {
        return JsonSerialization.mapper.valueToTree(token);
    }
}
