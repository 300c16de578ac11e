package dev.keypool.it.operations;

import static dev.keypool.it.operations.Case.refused;
import static dev.keypool.it.operations.Case.success;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/** Creating, reading, changing, listing and deleting pools. */
final class PoolCases {

    private static final String UNKNOWN = "us-east-1:00000000-0000-0000-0000-000000000000";
    private static final Map<String, String> PUBLIC = Map.of("graph.facebook.com", "7346241598935552", "accounts.google.com",
            "1-app.apps.googleusercontent.com", "www.amazon.com", "amzn1.application-oa2-client.1", "appleid.apple.com", "com.example.app");

    private PoolCases() {
    }

    static Stream<Case> all() {
        return Stream.of(create(), describe(), update(), delete(), list()).flatMap(cases -> cases);
    }

    private static CreateIdentityPoolResponse create(PoolRealm realm, Consumer<CreateIdentityPoolRequest.Builder> settings) {
        return realm.administrator().createIdentityPool(request ->
                settings.accept(request.identityPoolName("A pool").allowUnauthenticatedIdentities(false)));
    }

    private static Case notCreated(String message, Consumer<CreateIdentityPoolRequest.Builder> settings) {
        return refused("CreateIdentityPool", "InvalidParameterException", message, realm -> create(realm, settings));
    }

    private static Stream<Case> create() {
        return Stream.of(
                success("CreateIdentityPool", "with the least that it takes", realm -> {
                    CreateIdentityPoolResponse pool = create(realm, request -> { });
                    assertThat(pool.identityPoolId()).matches("us-east-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                    assertThat(pool.allowClassicFlow()).isFalse();
                    assertThat(pool.hasCognitoIdentityProviders() || pool.hasOpenIdConnectProviderARNs() || pool.hasSamlProviderARNs()).isFalse();
                    assertThat(pool.developerProviderName()).isNull();
                    assertThat(pool.identityPoolTags()).isEmpty();
                }),
                success("CreateIdentityPool", "with all that it takes", realm -> {
                    CreateIdentityPoolResponse pool = create(realm, request -> request.identityPoolName("All, +=.@-_ of it").allowClassicFlow(true)
                            .allowUnauthenticatedIdentities(true).supportedLoginProviders(PUBLIC).developerProviderName("login.backend")
                            .openIdConnectProviderARNs(PoolRealm.OIDC_ARN, PoolRealm.GOOGLE_ARN).samlProviderARNs(PoolRealm.SAML_ARN)
                            .cognitoIdentityProviders(CognitoIdentityProvider.builder().providerName(realm.provider()).clientId("cli")
                                    .serverSideTokenCheck(true).build())
                            .identityPoolTags(Map.of("stage", "test", "empty", "")));
                    DescribeIdentityPoolResponse described = realm.administrator().describeIdentityPool(r -> r.identityPoolId(pool.identityPoolId()));
                    assertThat(described.identityPoolName()).isEqualTo("All, +=.@-_ of it");
                    assertThat(described.allowUnauthenticatedIdentities()).isTrue();
                    assertThat(described.allowClassicFlow()).isTrue();
                    assertThat(described.supportedLoginProviders()).isEqualTo(PUBLIC);
                    assertThat(described.developerProviderName()).isEqualTo("login.backend");
                    assertThat(described.openIdConnectProviderARNs()).containsExactlyInAnyOrder(PoolRealm.OIDC_ARN, PoolRealm.GOOGLE_ARN);
                    assertThat(described.samlProviderARNs()).containsExactly(PoolRealm.SAML_ARN);
                    assertThat(described.identityPoolTags()).isEqualTo(Map.of("stage", "test", "empty", ""));
                    assertThat(described.cognitoIdentityProviders()).singleElement().satisfies(client -> {
                        assertThat(client.providerName()).isEqualTo(realm.provider());
                        assertThat(client.clientId()).isEqualTo("cli");
                        assertThat(client.serverSideTokenCheck()).isTrue();
                    });
                    assertThat(pool.toString()).isEqualTo(described.toString().replace("DescribeIdentityPoolResponse", "CreateIdentityPoolResponse"));
                }),
                success("CreateIdentityPool", "names need not be unique", realm ->
                        assertThat(create(realm, request -> { }).identityPoolId()).isNotEqualTo(create(realm, request -> { }).identityPoolId())),
                notCreated("Invalid Cognito Identity Provider", request -> request.cognitoIdentityProviders(client("elsewhere.example/realms/x", "cli"))),
                notCreated("Invalid Cognito Identity Provider", request -> request.cognitoIdentityProviders(client(null, "cli"))),
                refused("CreateIdentityPool", "InvalidParameterException", "names a client that does not exist in this realm",
                        realm -> create(realm, request -> request.cognitoIdentityProviders(realm.client("nobody")))),
                refused("CreateIdentityPool", "InvalidParameterException", "names a client or realm that does not exist",
                        realm -> create(realm, request -> request.cognitoIdentityProviders(client(realm.provider() + "-other", "cli")))),
                refused("CreateIdentityPool", "InvalidParameterException", "one client is there twice",
                        realm -> create(realm, request -> request.cognitoIdentityProviders(realm.client("cli"), realm.client("cli")))),
                notCreated("Invalid OpenID Connect provider ARN",
                        request -> request.openIdConnectProviderARNs("arn:aws:iam::" + PoolRealm.ACCOUNT + ":oidc-provider/nobody.example")),
                notCreated("A provider's ARN must begin with", request -> request.openIdConnectProviderARNs(
                        PoolRealm.OIDC_ARN.replace(PoolRealm.ACCOUNT, "123456789012"))),
                notCreated("Invalid SAML provider ARN", request -> request.samlProviderARNs("arn:aws:iam::" + PoolRealm.ACCOUNT + ":saml-provider/partner")),
                notCreated("api.twitter.com and www.digits.com hand out no tokens any more",
                        request -> request.supportedLoginProviders(Map.of("api.twitter.com", "a;b"))),
                notCreated("Keys of tags must not begin with aws:", request -> request.identityPoolTags(Map.of("AWS:stage", "a"))),
                notCreated("Keys of tags must differ", request -> request.identityPoolTags(Map.of("stage", "a", "Stage", "b"))),
                refused("CreateIdentityPool", "LimitExceededException", "at most 50 tags", realm -> create(realm, request ->
                        request.identityPoolTags(IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"))))),
                refused("CreateIdentityPool", "LimitExceededException", "at most 1000 user pool clients", realm -> create(realm, request ->
                        request.cognitoIdentityProviders(IntStream.range(0, 1001).mapToObj(i -> realm.client("c" + i)).toList()))),
                refused("CreateIdentityPool", "ValidationException", "'identityPoolName' failed to satisfy constraint: Member must satisfy regular expression",
                        realm -> create(realm, request -> request.identityPoolName("a/b"))),
                refused("CreateIdentityPool", "ValidationException", "'developerProviderName'",
                        realm -> create(realm, request -> request.developerProviderName("a b"))),
                refused("CreateIdentityPool", "ValidationException", "'cognitoIdentityProviders.1.member.providerName'",
                        realm -> create(realm, request -> request.cognitoIdentityProviders(client("a b", "cli")))),
                refused("CreateIdentityPool", "ValidationException", "'supportedLoginProviders' failed to satisfy constraint: Map value must satisfy",
                        realm -> create(realm, request -> request.supportedLoginProviders(Map.of("graph.facebook.com", "a b")))));
    }

    private static CognitoIdentityProvider client(String provider, String client) {
        return CognitoIdentityProvider.builder().providerName(provider).clientId(client).build();
    }

    private static Stream<Case> describe() {
        return Stream.of(
                success("DescribeIdentityPool", "of a pool made in Keycloak", realm -> {
                    DescribeIdentityPoolResponse pool = realm.administrator().describeIdentityPool(request -> request.identityPoolId(realm.pool()));
                    assertThat(pool.identityPoolName()).isEqualTo("Game");
                    assertThat(pool.allowUnauthenticatedIdentities()).isTrue();
                    assertThat(pool.cognitoIdentityProviders()).extracting(CognitoIdentityProvider::clientId).containsExactly("cli");
                }),
                refused("DescribeIdentityPool", "ResourceNotFoundException", "IdentityPool '" + UNKNOWN + "' not found.",
                        realm -> realm.administrator().describeIdentityPool(request -> request.identityPoolId(UNKNOWN))),
                refused("DescribeIdentityPool", "ResourceNotFoundException", "not found.",
                        realm -> realm.administrator().describeIdentityPool(request -> request.identityPoolId(realm.pool().replace("us-east-1", "eu-west-1")))),
                refused("DescribeIdentityPool", "ValidationException", "'identityPoolId'",
                        realm -> realm.administrator().describeIdentityPool(request -> request.identityPoolId("mock"))));
    }

    private static Stream<Case> update() {
        return Stream.of(
                success("UpdateIdentityPool", "what is left out gets its default, but the developer provider and the tags", realm -> {
                    String id = create(realm, request -> request.allowClassicFlow(true).supportedLoginProviders(PUBLIC)
                            .developerProviderName("login.backend").openIdConnectProviderARNs(PoolRealm.OIDC_ARN)
                            .cognitoIdentityProviders(realm.client("cli")).identityPoolTags(Map.of("stage", "test"))).identityPoolId();
                    UpdateIdentityPoolResponse pool = realm.administrator().updateIdentityPool(request -> request.identityPoolId(id)
                            .identityPoolName("Renamed").allowUnauthenticatedIdentities(true));
                    assertThat(pool.identityPoolId()).isEqualTo(id);
                    assertThat(pool.identityPoolName()).isEqualTo("Renamed");
                    assertThat(pool.allowUnauthenticatedIdentities()).isTrue();
                    assertThat(pool.allowClassicFlow()).isFalse();
                    assertThat(pool.hasCognitoIdentityProviders() || pool.hasOpenIdConnectProviderARNs() || pool.hasSupportedLoginProviders()).isFalse();
                    assertThat(pool.developerProviderName()).isEqualTo("login.backend");
                    assertThat(pool.identityPoolTags()).isEqualTo(Map.of("stage", "test"));
                }),
                success("UpdateIdentityPool", "tags that are given take the place of those before", realm -> {
                    String id = create(realm, request -> request.identityPoolTags(Map.of("a", "1", "b", "2"))).identityPoolId();
                    assertThat(realm.administrator().updateIdentityPool(request -> request.identityPoolId(id).identityPoolName("p")
                            .allowUnauthenticatedIdentities(false).identityPoolTags(Map.of("b", "3", "c", "4"))).identityPoolTags())
                            .isEqualTo(Map.of("b", "3", "c", "4"));
                }),
                success("UpdateIdentityPool", "a developer provider may come later", realm -> {
                    String id = create(realm, request -> { }).identityPoolId();
                    assertThat(realm.administrator().updateIdentityPool(request -> request.identityPoolId(id).identityPoolName("p")
                            .allowUnauthenticatedIdentities(false).developerProviderName("login.later")).developerProviderName()).isEqualTo("login.later");
                }),
                refused("UpdateIdentityPool", "InvalidParameterException", "DeveloperProviderName cannot be changed", realm -> {
                    String id = create(realm, request -> request.developerProviderName("login.backend")).identityPoolId();
                    realm.administrator().updateIdentityPool(request -> request.identityPoolId(id).identityPoolName("p")
                            .allowUnauthenticatedIdentities(false).developerProviderName("login.other"));
                }),
                refused("UpdateIdentityPool", "ResourceNotFoundException", "not found.", realm -> realm.administrator().updateIdentityPool(
                        request -> request.identityPoolId(UNKNOWN).identityPoolName("p").allowUnauthenticatedIdentities(false))),
                refused("UpdateIdentityPool", "LimitExceededException", "at most 50 tags", realm -> {
                    String id = create(realm, request -> { }).identityPoolId();
                    realm.administrator().updateIdentityPool(request -> request.identityPoolId(id).identityPoolName("p").allowUnauthenticatedIdentities(false)
                            .identityPoolTags(IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"))));
                }),
                refused("UpdateIdentityPool", "ValidationException", "'identityPoolName' failed to satisfy constraint: Member must not be null",
                        realm -> realm.administrator().updateIdentityPool(request -> request.identityPoolId(realm.pool()).allowUnauthenticatedIdentities(true))),
                refused("UpdateIdentityPool", "ValidationException", "'allowUnauthenticatedIdentities' failed to satisfy constraint: Member must not be null",
                        realm -> realm.administrator().updateIdentityPool(request -> request.identityPoolId(realm.pool()).identityPoolName("p"))));
    }

    private static Stream<Case> delete() {
        return Stream.of(
                success("DeleteIdentityPool", "with its identities", realm -> {
                    String pool = realm.newPool();
                    String identity = realm.alice().getId(pool);
                    realm.administrator().deleteIdentityPool(request -> request.identityPoolId(pool));
                    assertThat(realm.poolIds()).doesNotContain(pool);
                    refused("DescribeIdentity", "ResourceNotFoundException", "Identity '" + identity + "' not found.",
                            r -> r.administrator().describeIdentity(request -> request.identityId(identity))).run(realm);
                }),
                refused("DeleteIdentityPool", "ResourceNotFoundException", "IdentityPool '" + UNKNOWN + "' not found.",
                        realm -> realm.administrator().deleteIdentityPool(request -> request.identityPoolId(UNKNOWN))),
                refused("DeleteIdentityPool", "ValidationException", "'identityPoolId'",
                        realm -> realm.administrator().deleteIdentityPool(request -> request.identityPoolId("a:b:c"))));
    }

    private static Stream<Case> list() {
        return Stream.of(
                success("ListIdentityPools", "page by page, each once", realm -> {
                    List<String> made = List.of(realm.newPool(), realm.newPool(), realm.newPool());
                    Set<String> seen = new HashSet<>();
                    String next = null;
                    do {
                        String token = next;
                        ListIdentityPoolsResponse page = realm.administrator().listIdentityPools(request -> request.maxResults(2).nextToken(token));
                        assertThat(page.identityPools()).hasSizeLessThanOrEqualTo(2).allSatisfy(pool -> assertThat(pool.identityPoolName()).isNotBlank());
                        page.identityPools().forEach(pool -> assertThat(seen.add(pool.identityPoolId())).as("not seen before").isTrue());
                        next = page.nextToken();
                    } while (next != null);
                    assertThat(seen).containsAll(made).contains(realm.pool());
                }),
                success("ListIdentityPools", "the SDK's own paginator", realm -> assertThat(realm.administrator()
                        .listIdentityPoolsPaginator(request -> request.maxResults(1)).stream().flatMap(page -> page.identityPools().stream()))
                        .extracting(pool -> pool.identityPoolId()).contains(realm.pool()).doesNotHaveDuplicates()),
                refused("ListIdentityPools", "InvalidParameterException", "Invalid NextToken.",
                        realm -> realm.administrator().listIdentityPools(request -> request.maxResults(1).nextToken("nonsense"))),
                refused("ListIdentityPools", "ValidationException", "'maxResults' failed to satisfy constraint: Member must not be null",
                        realm -> realm.administrator().listIdentityPools(request -> { })),
                refused("ListIdentityPools", "ValidationException", "'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60",
                        realm -> realm.administrator().listIdentityPools(request -> request.maxResults(61))),
                refused("ListIdentityPools", "ValidationException", "Member must have value greater than or equal to 1",
                        realm -> realm.administrator().listIdentityPools(request -> request.maxResults(0))));
    }
}
