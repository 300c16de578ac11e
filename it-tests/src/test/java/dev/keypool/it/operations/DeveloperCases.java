package dev.keypool.it.operations;

import static dev.keypool.it.operations.Case.refused;
import static dev.keypool.it.operations.Case.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityResponse;

/** People whom the pool's own backend signs in. */
final class DeveloperCases {

    private static final String PROVIDER = "login.backend";
    private static final String IDENTITY = "us-east-1:11111111-1111-4111-8111-111111111111";

    private DeveloperCases() {
    }

    static Stream<Case> all() {
        return Stream.of(tokens(), refusedTokens(), lookup(), merge(), unlink()).flatMap(cases -> cases);
    }

    private static GetOpenIdTokenForDeveloperIdentityResponse token(PoolRealm realm, String pool, String identity, Map<String, String> logins) {
        return realm.administrator().getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool).identityId(identity).logins(logins));
    }

    private static String identity(PoolRealm realm, String pool, String user) {
        return token(realm, pool, null, Map.of(PROVIDER, user)).identityId();
    }

    private static Map<String, String> with(String user, Map<String, String> others) {
        Map<String, String> logins = new HashMap<>(others);
        logins.put(PROVIDER, user);
        return logins;
    }

    private static Stream<Case> tokens() {
        return Stream.of(
                success("GetOpenIdTokenForDeveloperIdentity", "the same user has the same identity, for fifteen minutes", realm -> {
                    String pool = realm.newDeveloperPool();
                    GetOpenIdTokenForDeveloperIdentityResponse first = token(realm, pool, null, Map.of(PROVIDER, "user 1"));
                    assertThat(identity(realm, pool, "user 1")).isEqualTo(first.identityId());
                    assertThat(identity(realm, pool, "user 2")).isNotEqualTo(first.identityId());
                    JsonNode claims = Tokens.claims(first.token());
                    assertThat(claims.path("sub").textValue()).isEqualTo(first.identityId());
                    assertThat(claims.path("aud").textValue()).isEqualTo(pool);
                    assertThat(claims.path("exp").longValue() - claims.path("iat").longValue()).isEqualTo(900);
                    assertThat(claims.path("amr")).extracting(JsonNode::textValue).containsExactly("authenticated", PROVIDER, PROVIDER + ":" + pool + ":user 1");
                }),
                success("GetOpenIdTokenForDeveloperIdentity", "a user is linked to the identity that the backend names", realm -> {
                    String pool = realm.newDeveloperPool();
                    String alices = realm.alice().getId(pool);
                    assertThat(token(realm, pool, alices, Map.of(PROVIDER, "alice")).identityId()).isEqualTo(alices);
                    assertThat(identity(realm, pool, "alice")).isEqualTo(alices);
                    assertThat(realm.alice().getId(pool)).isEqualTo(alices);
                }),
                success("GetOpenIdTokenForDeveloperIdentity", "with tags and a duration", realm -> {
                    String pool = realm.newDeveloperPool();
                    JsonNode claims = Tokens.claims(realm.administrator().getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool)
                            .logins(Map.of(PROVIDER, "u")).principalTags(Map.of("team", "blue")).tokenDuration(86_400L)).token());
                    assertThat(claims.path("exp").longValue() - claims.path("iat").longValue()).isEqualTo(86_400);
                    assertThat(claims.path("https://aws.amazon.com/tags").path("principal_tags").path("team").path(0).textValue()).isEqualTo("blue");
                }),
                success("GetOpenIdTokenForDeveloperIdentity", "and the token is good for credentials", realm -> {
                    String pool = realm.newDeveloperPool();
                    realm.role("dev-" + pool.substring(10), pool);
                    realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool)
                            .roles(Map.of("authenticated", PoolRealm.roleArn("dev-" + pool.substring(10)))));
                    GetOpenIdTokenForDeveloperIdentityResponse answer = token(realm, pool, null, Map.of(PROVIDER, "u"));
                    var credentials = realm.anonymous().getCredentialsForIdentity(request -> request.identityId(answer.identityId())
                            .logins(Map.of("cognito-identity.amazonaws.com", answer.token()))).credentials();
                    assertThat(realm.alice().callerIdentity(credentials).arn()).contains("assumed-role/dev-" + pool.substring(10));
                }),
                success("GetOpenIdTokenForDeveloperIdentity", "a guest becomes the user", realm -> {
                    String pool = realm.newDeveloperPool();
                    String guest = realm.game().guest().getId(pool);
                    assertThat(token(realm, pool, guest, Map.of(PROVIDER, "u")).identityId()).isEqualTo(guest);
                    assertThat(identity(realm, pool, "u")).isEqualTo(guest);
                }),
                success("GetOpenIdTokenForDeveloperIdentity", "beside another login, which is verified and linked", realm -> {
                    String pool = realm.newDeveloperPool();
                    String alice = realm.alice().getId(pool);
                    GetOpenIdTokenForDeveloperIdentityResponse answer = token(realm, pool, alice, with("u", realm.logins(realm.alice())));
                    assertThat(answer.identityId()).isEqualTo(alice);
                    assertThat(Tokens.claims(answer.token()).path("amr")).hasSize(5);
                    assertThat(realm.administrator().describeIdentity(request -> request.identityId(alice)).logins())
                            .containsExactlyInAnyOrder(realm.provider(), PROVIDER);
                }));
    }

    private static Stream<Case> refusedTokens() {
        String operation = "GetOpenIdTokenForDeveloperIdentity";
        return Stream.of(
                refused(operation, "DeveloperUserAlreadyRegisteredException", "This developer user identifier is already registered with Cognito.", realm -> {
                    String pool = realm.newDeveloperPool();
                    identity(realm, pool, "u");
                    token(realm, pool, realm.game().guest().getId(pool), Map.of(PROVIDER, "u"));
                }),
                refused(operation, "NotAuthorizedException", "Invalid login token.",
                        realm -> token(realm, realm.newDeveloperPool(), null, with("u", Map.of(realm.provider(), "nonsense")))),
                refused(operation, "InvalidParameterException", "This identity pool does not support the specified developer provider",
                        realm -> token(realm, realm.newDeveloperPool(), null, Map.of("login.other", "u"))),
                refused(operation, "InvalidParameterException", "This identity pool does not support the specified developer provider",
                        realm -> token(realm, realm.newPool(), null, Map.of(PROVIDER, "u"))),
                refused(operation, "InvalidParameterException", "at most 1024 characters",
                        realm -> token(realm, realm.newDeveloperPool(), null, Map.of(PROVIDER, "u".repeat(1025)))),
                refused(operation, "InvalidParameterException", "Principal tags have letters", realm -> realm.administrator()
                        .getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(realm.newDeveloperPool()).logins(Map.of(PROVIDER, "u"))
                                .principalTags(Map.of("team", "blue|red")))),
                refused(operation, "ResourceConflictException", "Login is already linked", realm -> {
                    String pool = realm.newDeveloperPool();
                    token(realm, pool, null, with("u", realm.logins(realm.alice())));
                    token(realm, pool, null, with("u", realm.logins(realm.bob())));
                }),
                refused(operation, "ResourceNotFoundException", "Identity '" + IDENTITY + "' not found.",
                        realm -> token(realm, realm.newDeveloperPool(), IDENTITY, Map.of(PROVIDER, "u"))),
                refused(operation, "ResourceNotFoundException", "not found.", realm -> {
                    String otherPools = realm.alice().getId(realm.pool());
                    token(realm, realm.newDeveloperPool(), otherPools, with("u", realm.logins(realm.alice())));
                }),
                refused(operation, "ValidationException", "'tokenDuration' failed to satisfy constraint: Member must have value less than or equal to 86400",
                        realm -> realm.administrator().getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(realm.pool())
                                .logins(Map.of(PROVIDER, "u")).tokenDuration(86_401L))));
    }

    private static Stream<Case> lookup() {
        String operation = "LookupDeveloperIdentity";
        return Stream.of(
                success(operation, "from the user to the identity and back, page by page", realm -> {
                    String pool = realm.newDeveloperPool();
                    String identity = identity(realm, pool, "u0");
                    IntStream.range(1, 3).forEach(i -> {
                        identity(realm, pool, "u" + i);
                        realm.administrator().mergeDeveloperIdentities(request -> request.identityPoolId(pool).developerProviderName(PROVIDER)
                                .sourceUserIdentifier("u" + i).destinationUserIdentifier("u0"));
                    });
                    LookupDeveloperIdentityResponse first = realm.administrator().lookupDeveloperIdentity(request -> request.identityPoolId(pool)
                            .identityId(identity).maxResults(2));
                    assertThat(first.identityId()).isEqualTo(identity);
                    assertThat(first.developerUserIdentifierList()).containsExactly("u0", "u1");
                    LookupDeveloperIdentityResponse second = realm.administrator().lookupDeveloperIdentity(request -> request.identityPoolId(pool)
                            .identityId(identity).maxResults(2).nextToken(first.nextToken()));
                    assertThat(second.developerUserIdentifierList()).containsExactly("u2");
                    assertThat(second.nextToken()).isNull();
                    assertThat(realm.administrator().lookupDeveloperIdentity(request -> request.identityPoolId(pool).developerUserIdentifier("u2")).identityId())
                            .isEqualTo(identity);
                    assertThat(realm.administrator().lookupDeveloperIdentity(request -> request.identityPoolId(pool).developerUserIdentifier("u2")
                            .identityId(identity)).developerUserIdentifierList()).containsExactly("u2");
                }),
                refused(operation, "ResourceConflictException", "do not belong to each other", realm -> {
                    String pool = realm.newDeveloperPool();
                    String identity = identity(realm, pool, "u");
                    realm.administrator().lookupDeveloperIdentity(request -> request.identityPoolId(pool).identityId(identity).developerUserIdentifier("v"));
                }),
                refused(operation, "ResourceNotFoundException", "not found.", realm -> realm.administrator()
                        .lookupDeveloperIdentity(request -> request.identityPoolId(realm.newDeveloperPool()).developerUserIdentifier("nobody"))),
                refused(operation, "InvalidParameterException", "Either IdentityId or DeveloperUserIdentifier must be given.",
                        realm -> realm.administrator().lookupDeveloperIdentity(request -> request.identityPoolId(realm.newDeveloperPool()))),
                refused(operation, "InvalidParameterException", "does not support the specified developer provider", realm -> realm.administrator()
                        .lookupDeveloperIdentity(request -> request.identityPoolId(realm.newPool()).developerUserIdentifier("u"))),
                refused(operation, "ValidationException", "'developerUserIdentifier' failed to satisfy constraint: Member must have length less than or equal"
                        + " to 1024", realm -> realm.administrator().lookupDeveloperIdentity(request -> request.identityPoolId(realm.newDeveloperPool())
                        .developerUserIdentifier("u".repeat(1025)))));
    }

    private static String merge(PoolRealm realm, String pool, String source, String destination) {
        return realm.administrator().mergeDeveloperIdentities(request -> request.identityPoolId(pool).developerProviderName(PROVIDER)
                .sourceUserIdentifier(source).destinationUserIdentifier(destination)).identityId();
    }

    private static Stream<Case> merge() {
        String operation = "MergeDeveloperIdentities";
        return Stream.of(
                success(operation, "the destination's identity stays, with the logins of both", realm -> {
                    String pool = realm.newDeveloperPool();
                    String source = token(realm, pool, null, with("source", realm.logins(realm.alice()))).identityId();
                    String destination = identity(realm, pool, "destination");
                    assertThat(merge(realm, pool, "source", "destination")).isEqualTo(destination).isNotEqualTo(source);
                    assertThat(identity(realm, pool, "source")).isEqualTo(destination);
                    assertThat(realm.alice().getId(pool)).isEqualTo(destination);
                    assertThat(merge(realm, pool, "source", "destination")).as("once more").isEqualTo(destination);
                }),
                refused(operation, "ResourceConflictException", "Login is already linked", realm -> {
                    String pool = realm.newDeveloperPool();
                    token(realm, pool, null, with("a", realm.logins(realm.alice())));
                    token(realm, pool, null, with("b", realm.logins(realm.bob())));
                    merge(realm, pool, "a", "b");
                }),
                refused(operation, "ResourceConflictException", "at most 20 logins", realm -> {
                    String pool = realm.newDeveloperPool();
                    IntStream.rangeClosed(0, 20).forEach(i -> identity(realm, pool, "u" + i));
                    IntStream.rangeClosed(1, 20).forEach(i -> merge(realm, pool, "u" + i, "u0"));
                }),
                refused(operation, "ResourceNotFoundException", "not found.", realm -> {
                    String pool = realm.newDeveloperPool();
                    identity(realm, pool, "u");
                    merge(realm, pool, "u", "nobody");
                }),
                refused(operation, "InvalidParameterException", "does not support the specified developer provider",
                        realm -> merge(realm, realm.newPool(), "a", "b")),
                refused(operation, "ValidationException", "'sourceUserIdentifier'", realm -> realm.administrator().mergeDeveloperIdentities(request ->
                        request.identityPoolId(realm.newDeveloperPool()).developerProviderName(PROVIDER).destinationUserIdentifier("b"))));
    }

    private static Stream<Case> unlink() {
        String operation = "UnlinkDeveloperIdentity";
        return Stream.of(
                success(operation, "the user is somebody new the next time", realm -> {
                    String pool = realm.newDeveloperPool();
                    String identity = identity(realm, pool, "u");
                    unlink(realm, pool, identity, "u");
                    assertThat(identity(realm, pool, "u")).isNotEqualTo(identity);
                }),
                refused(operation, "ResourceConflictException", "linked to another identity", realm -> {
                    String pool = realm.newDeveloperPool();
                    identity(realm, pool, "u");
                    unlink(realm, pool, identity(realm, pool, "v"), "u");
                }),
                refused(operation, "ResourceNotFoundException", "Developer user identifier not found.", realm -> {
                    String pool = realm.newDeveloperPool();
                    unlink(realm, pool, identity(realm, pool, "u"), "nobody");
                }),
                refused(operation, "ResourceNotFoundException", "Identity '" + IDENTITY + "' not found.",
                        realm -> unlink(realm, realm.newDeveloperPool(), IDENTITY, "u")),
                refused(operation, "InvalidParameterException", "does not support the specified developer provider",
                        realm -> unlink(realm, realm.newPool(), IDENTITY, "u")),
                refused(operation, "ValidationException", "'identityId'", realm -> unlink(realm, realm.newDeveloperPool(), "x", "u")));
    }

    private static void unlink(PoolRealm realm, String pool, String identity, String user) {
        realm.administrator().unlinkDeveloperIdentity(request -> request.identityPoolId(pool).identityId(identity)
                .developerProviderName(PROVIDER).developerUserIdentifier(user));
    }
}
