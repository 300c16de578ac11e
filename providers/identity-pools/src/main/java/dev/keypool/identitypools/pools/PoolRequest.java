package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What CreateIdentityPool and UpdateIdentityPool are given.
 *
 * @param publicProviders   SupportedLoginProviders
 * @param developerProvider DeveloperProviderName, or null
 * @param oidcProviders     OpenIdConnectProviderARNs
 * @param userPoolClients   CognitoIdentityProviders
 * @param samlProviders     SamlProviderARNs
 * @param tags              IdentityPoolTags, or null when the member is absent
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html">CreateIdentityPool</a>
 */
record PoolRequest(String name, boolean guests, boolean classicFlow, Map<String, String> publicProviders, String developerProvider,
                   List<String> oidcProviders, List<UserPoolClient> userPoolClients, List<String> samlProviders, Map<String, String> tags) {

    private static final String TAGS = "IdentityPoolTags";
    /** The model's limit for SupportedLoginProviders. */
    private static final int MAX_PUBLIC_PROVIDERS = 10;

    /** An app client of a realm; ProviderName is the realm's issuer without its scheme. */
    record UserPoolClient(String providerName, String clientId, boolean serverSideTokenCheck) {
    }

    static PoolRequest read(Members request) throws BadRequestException, ValidationException {
        return new PoolRequest(request.text("IdentityPoolName", TextShape.IDENTITY_POOL_NAME),
                request.flag("AllowUnauthenticatedIdentities"), Boolean.TRUE.equals(request.optionalFlag("AllowClassicFlow")),
                request.map("SupportedLoginProviders", TextShape.PROVIDER_NAME, TextShape.APPLICATION_ID, MAX_PUBLIC_PROVIDERS),
                request.optionalText("DeveloperProviderName", TextShape.DEVELOPER_PROVIDER),
                request.texts("OpenIdConnectProviderARNs", TextShape.ARN), userPoolClients(request),
                request.texts("SamlProviderARNs", TextShape.ARN), request.has(TAGS) ? PoolTags.read(request, TAGS) : null);
    }

    private static List<UserPoolClient> userPoolClients(Members request) throws BadRequestException, ValidationException {
        List<UserPoolClient> clients = new ArrayList<>();
        for (Members client : request.structures("CognitoIdentityProviders")) {
            clients.add(new UserPoolClient(client.optionalText("ProviderName", TextShape.USER_POOL_PROVIDER),
                    client.optionalText("ClientId", TextShape.CLIENT_ID), Boolean.TRUE.equals(client.optionalFlag("ServerSideTokenCheck"))));
        }
        return clients;
    }
}
