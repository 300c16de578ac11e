package dev.keypool.it.operations;

import static dev.keypool.it.operations.Case.refused;
import static dev.keypool.it.operations.Case.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keypool.it.client.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;

/** Identities: what their holders call unsigned, and what administrators see and delete. */
final class IdentityCases {

    private static final String POOL = "us-east-1:00000000-0000-0000-0000-000000000000";
    private static final String IDENTITY = "us-east-1:11111111-1111-4111-8111-111111111111";
    private static final String NO_MATCH = "Logins don't match. Please include at least one valid login for this identity or identity pool.";

    private IdentityCases() {
    }

    static Stream<Case> all() {
        return Stream.of(getId(), credentials(), openIdToken(), unlink(), list(), describeAndDelete()).flatMap(cases -> cases);
    }

    private static String getId(PoolRealm realm, String pool, Map<String, String> logins) {
        return realm.anonymous().getId(request -> request.identityPoolId(pool).logins(logins)).identityId();
    }

    /** A pool that trusts people of both realms. */
    static String poolOfBoth(PoolRealm realm) {
        return realm.administrator().createIdentityPool(request -> request.identityPoolName("Both").allowUnauthenticatedIdentities(true)
                .allowClassicFlow(true).cognitoIdentityProviders(realm.client("cli"), realm.otherClient("cli"))).identityPoolId();
    }

    /** Whoever has this identity is alice here and somebody else there: a second login of the other realm cannot be hers. */
    static Map<String, String> aliceAndOthersBob(PoolRealm realm, String pool) {
        Map<String, String> both = new HashMap<>(realm.logins(realm.alice()));
        both.putAll(realm.otherLogins("alice"));
        getId(realm, pool, both);
        Map<String, String> conflict = new HashMap<>(realm.logins(realm.alice()));
        conflict.putAll(realm.otherLogins("bob"));
        return conflict;
    }

    private static Stream<Case> getId() {
        return Stream.of(
                success("GetId", "of somebody who signed in, each time the same", realm -> assertThat(getId(realm, realm.pool(), realm.logins(realm.alice())))
                        .isEqualTo(getId(realm, realm.pool(), realm.logins(realm.alice()))).startsWith("us-east-1:")),
                success("GetId", "of a guest, with an account id", realm -> assertThat(realm.anonymous().getId(request -> request.identityPoolId(realm.pool())
                        .accountId("000000000000")).identityId()).startsWith("us-east-1:")),
                success("GetId", "of two logins at once links them", realm -> {
                    String pool = poolOfBoth(realm);
                    Map<String, String> both = new HashMap<>(realm.logins(realm.alice()));
                    both.putAll(realm.otherLogins("alice"));
                    assertThat(getId(realm, pool, both)).isEqualTo(getId(realm, pool, realm.otherLogins("alice")));
                }),
                refused("GetId", "ResourceNotFoundException", "IdentityPool '" + POOL + "' not found.", realm -> getId(realm, POOL, Map.of())),
                refused("GetId", "NotAuthorizedException", "Unauthenticated access is not supported for this identity pool.", realm ->
                        getId(realm, realm.administrator().createIdentityPool(request -> request.identityPoolName("p").allowUnauthenticatedIdentities(false))
                                .identityPoolId(), Map.of())),
                refused("GetId", "NotAuthorizedException", "Invalid login token.", realm -> getId(realm, realm.pool(), Map.of(realm.provider(), "nonsense"))),
                refused("GetId", "NotAuthorizedException", "Token is not from a supported provider of this identity pool.",
                        realm -> getId(realm, realm.pool(), Map.of("accounts.google.com", "nonsense"))),
                refused("GetId", "InvalidParameterException", "Please provide a valid public provider.",
                        realm -> getId(realm, realm.newDeveloperPool(), Map.of("login.backend", "user"))),
                refused("GetId", "ResourceConflictException", "Login is already linked", realm -> {
                    String pool = poolOfBoth(realm);
                    getId(realm, pool, aliceAndOthersBob(realm, pool));
                }),
                refused("GetId", "ValidationException", "'accountId'",
                        realm -> realm.anonymous().getId(request -> request.identityPoolId(realm.pool()).accountId("x"))),
                refused("GetId", "ValidationException", "'logins' failed to satisfy constraint: Member must have length less than or equal to 10",
                        realm -> getId(realm, realm.pool(), IntStream.range(0, 11).boxed()
                                .collect(Collectors.toMap(i -> "p" + i, i -> "t")))));
    }

    private static Stream<Case> credentials() {
        return Stream.of(
                success("GetCredentialsForIdentity", "for an hour", realm -> {
                    var answer = realm.anonymous().getCredentialsForIdentity(request -> request
                            .identityId(getId(realm, realm.pool(), realm.logins(realm.alice()))).logins(realm.logins(realm.alice())));
                    assertThat(answer.credentials().expiration()).isCloseTo(Instant.now().plus(Duration.ofHours(1)),
                            within(2, ChronoUnit.MINUTES));
                    assertThat(answer.credentials().accessKeyId()).startsWith("ASIA");
                }),
                refused("GetCredentialsForIdentity", "ResourceNotFoundException", "Identity '" + IDENTITY + "' not found.",
                        realm -> realm.anonymous().getCredentialsForIdentity(request -> request.identityId(IDENTITY))),
                refused("GetCredentialsForIdentity", "NotAuthorizedException", "' is forbidden.", realm -> realm.anonymous()
                        .getCredentialsForIdentity(request -> request.identityId(realm.alice().getId(realm.pool())))),
                refused("GetCredentialsForIdentity", "NotAuthorizedException", NO_MATCH, realm -> realm.anonymous().getCredentialsForIdentity(
                        request -> request.identityId(realm.alice().getId(realm.pool())).logins(realm.logins(realm.bob())))),
                refused("GetCredentialsForIdentity", "NotAuthorizedException", "CustomRoleArn", realm -> realm.anonymous().getCredentialsForIdentity(
                        request -> request.identityId(realm.alice().getId(realm.pool())).logins(realm.logins(realm.alice()))
                                .customRoleArn(PoolRealm.roleArn("guest")))),
                refused("GetCredentialsForIdentity", "InvalidParameterException", "Please provide a valid public provider.", realm -> {
                    String pool = realm.newDeveloperPool();
                    realm.anonymous().getCredentialsForIdentity(request -> request.identityId(realm.alice().getId(pool)).logins(Map.of("login.backend", "user")));
                }),
                refused("GetCredentialsForIdentity", "InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration.", realm -> {
                    String identity = realm.alice().getId(realm.newPool());
                    realm.anonymous().getCredentialsForIdentity(request -> request.identityId(identity).logins(realm.logins(realm.alice())));
                }),
                refused("GetCredentialsForIdentity", "ResourceConflictException", "Login is already linked", realm -> {
                    String pool = poolOfBoth(realm);
                    Map<String, String> conflict = aliceAndOthersBob(realm, pool);
                    String identity = realm.alice().getId(pool);
                    realm.anonymous().getCredentialsForIdentity(request -> request.identityId(identity).logins(conflict));
                }),
                refused("GetCredentialsForIdentity", "ValidationException", "'identityId'",
                        realm -> realm.anonymous().getCredentialsForIdentity(request -> request.identityId("x"))));
    }

    private static Stream<Case> openIdToken() {
        return Stream.of(
                success("GetOpenIdToken", "for ten minutes", realm -> {
                    String pool = poolOfBoth(realm);
                    GetOpenIdTokenResponse answer = realm.anonymous().getOpenIdToken(request -> request.identityId(realm.alice().getId(pool))
                            .logins(realm.logins(realm.alice())));
                    var claims = Tokens.claims(answer.token());
                    assertThat(claims.path("sub").textValue()).isEqualTo(answer.identityId());
                    assertThat(claims.path("aud").textValue()).isEqualTo(pool);
                    assertThat(claims.path("exp").longValue() - claims.path("iat").longValue()).isEqualTo(600);
                }),
                refused("GetOpenIdToken", "InvalidParameterException", "Basic (classic) flow is not enabled, please use enhanced flow.",
                        realm -> realm.anonymous().getOpenIdToken(request -> request.identityId(realm.alice().getId(realm.pool()))
                                .logins(realm.logins(realm.alice())))),
                refused("GetOpenIdToken", "ResourceNotFoundException", "Identity '" + IDENTITY + "' not found.",
                        realm -> realm.anonymous().getOpenIdToken(request -> request.identityId(IDENTITY))),
                refused("GetOpenIdToken", "NotAuthorizedException", NO_MATCH, realm -> realm.anonymous().getOpenIdToken(request -> request
                        .identityId(realm.alice().getId(poolOfBoth(realm))).logins(realm.logins(realm.bob())))),
                refused("GetOpenIdToken", "ResourceConflictException", "Login is already linked", realm -> {
                    String pool = poolOfBoth(realm);
                    Map<String, String> conflict = aliceAndOthersBob(realm, pool);
                    realm.anonymous().getOpenIdToken(request -> request.identityId(realm.alice().getId(pool)).logins(conflict));
                }),
                refused("GetOpenIdToken", "ValidationException", "'identityId' failed to satisfy constraint: Member must not be null",
                        realm -> realm.anonymous().getOpenIdToken(request -> { })));
    }

    private static Stream<Case> unlink() {
        return Stream.of(
                success("UnlinkIdentity", "one of two logins", realm -> {
                    String pool = poolOfBoth(realm);
                    Map<String, String> both = new HashMap<>(realm.logins(realm.alice()));
                    both.putAll(realm.otherLogins("alice"));
                    String identity = getId(realm, pool, both);
                    realm.anonymous().unlinkIdentity(request -> request.identityId(identity).logins(realm.logins(realm.alice()))
                            .loginsToRemove(realm.otherProvider()));
                    assertThat(realm.administrator().describeIdentity(request -> request.identityId(identity)).logins()).containsExactly(realm.provider());
                    assertThat(getId(realm, pool, realm.otherLogins("alice"))).as("somebody new").isNotEqualTo(identity);
                    assertThat(getId(realm, pool, realm.logins(realm.alice()))).isEqualTo(identity);
                }),
                success("UnlinkIdentity", "by the word of the pool's backend", realm -> {
                    String pool = realm.newDeveloperPool();
                    Map<String, String> both = new HashMap<>(realm.logins(realm.alice()));
                    both.put("login.backend", "alice");
                    var answer = realm.administrator().getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool).logins(both));
                    Map<String, String> proof = Map.of("cognito-identity.amazonaws.com", answer.token());
                    realm.anonymous().unlinkIdentity(request -> request.identityId(answer.identityId()).logins(proof).loginsToRemove(realm.provider()));
                    assertThat(realm.administrator().describeIdentity(request -> request.identityId(answer.identityId())).logins())
                            .containsExactly("login.backend");
                    refused("UnlinkIdentity", "NotAuthorizedException", "Token was revoked.", r -> r.anonymous().unlinkIdentity(request -> request
                            .identityId(answer.identityId()).logins(proof).loginsToRemove(r.provider()))).run(realm);
                }),
                success("UnlinkIdentity", "the last login: nobody gets at the identity any more", realm -> {
                    String pool = realm.newPool();
                    String identity = realm.alice().getId(pool);
                    realm.anonymous().unlinkIdentity(request -> request.identityId(identity).logins(realm.logins(realm.alice())).loginsToRemove(realm.provider()));
                    assertThat(realm.alice().getId(pool)).isNotEqualTo(identity);
                    refused("GetCredentialsForIdentity", "NotAuthorizedException", "", r -> r.anonymous()
                            .getCredentialsForIdentity(request -> request.identityId(identity))).run(realm);
                    refused("GetCredentialsForIdentity", "NotAuthorizedException", "", r -> r.anonymous()
                            .getCredentialsForIdentity(request -> request.identityId(identity).logins(r.logins(r.alice())))).run(realm);
                }),
                refused("UnlinkIdentity", "NotAuthorizedException", NO_MATCH, realm -> realm.anonymous().unlinkIdentity(request -> request
                        .identityId(realm.alice().getId(realm.pool())).logins(realm.logins(realm.bob())).loginsToRemove(realm.provider()))),
                refused("UnlinkIdentity", "NotAuthorizedException", "' is forbidden.", realm -> realm.anonymous().unlinkIdentity(request -> request
                        .identityId(realm.alice().getId(realm.pool())).logins(Map.of()).loginsToRemove(realm.provider()))),
                refused("UnlinkIdentity", "NotAuthorizedException", "Invalid login token.", realm -> realm.anonymous().unlinkIdentity(request -> request
                        .identityId(realm.alice().getId(realm.pool())).logins(Map.of(realm.provider(), "nonsense")).loginsToRemove(realm.provider()))),
                refused("UnlinkIdentity", "InvalidParameterException", "of which the identity has no login", realm -> realm.anonymous().unlinkIdentity(
                        request -> request.identityId(realm.alice().getId(realm.pool())).logins(realm.logins(realm.alice())).loginsToRemove("accounts.google.com"))),
                refused("UnlinkIdentity", "ResourceNotFoundException", "Identity '" + IDENTITY + "' not found.", realm -> realm.anonymous().unlinkIdentity(
                        request -> request.identityId(IDENTITY).logins(realm.logins(realm.alice())).loginsToRemove(realm.provider()))),
                refused("UnlinkIdentity", "ValidationException", "'loginsToRemove' failed to satisfy constraint: Member must not be null", realm ->
                        realm.anonymous().unlinkIdentity(request -> request.identityId(IDENTITY).logins(realm.logins(realm.alice())))));
    }

    private static Stream<Case> list() {
        return Stream.of(
                success("ListIdentities", "oldest first, page by page; disabled ones hidden when asked", realm -> {
                    String pool = poolOfBoth(realm);
                    String alice = realm.alice().getId(pool);
                    String bob = realm.bob().getId(pool);
                    String other = getId(realm, pool, realm.otherLogins("alice"));
                    // Merged: alice's stays, as the caller came with it.
                    Map<String, String> both = new HashMap<>(realm.logins(realm.alice()));
                    both.putAll(realm.otherLogins("alice"));
                    assertThat(getId(realm, pool, both)).isEqualTo(alice);
                    ListIdentitiesResponse first = realm.administrator().listIdentities(request -> request.identityPoolId(pool).maxResults(2));
                    ListIdentitiesResponse second = realm.administrator().listIdentities(request -> request.identityPoolId(pool).maxResults(2)
                            .nextToken(first.nextToken()));
                    assertThat(first.identityPoolId()).isEqualTo(pool);
                    assertThat(first.identities()).extracting(IdentityDescription::identityId).containsExactly(alice, bob);
                    assertThat(second.identities()).extracting(IdentityDescription::identityId).containsExactly(other);
                    assertThat(second.nextToken()).isNull();
                    assertThat(first.identities().get(0).logins()).containsExactlyInAnyOrder(realm.provider(), realm.otherProvider());
                    assertThat(second.identities().get(0).logins()).isEmpty();
                    assertThat(realm.administrator().listIdentities(request -> request.identityPoolId(pool).maxResults(60).hideDisabled(true)).identities())
                            .extracting(IdentityDescription::identityId).containsExactly(alice, bob);
                }),
                refused("ListIdentities", "InvalidParameterException", "Invalid NextToken.", realm -> realm.administrator().listIdentities(
                        request -> request.identityPoolId(realm.pool()).maxResults(1).nextToken("x"))),
                refused("ListIdentities", "ResourceNotFoundException", "not found.",
                        realm -> realm.administrator().listIdentities(request -> request.identityPoolId(POOL).maxResults(1))),
                refused("ListIdentities", "ValidationException", "'maxResults'",
                        realm -> realm.administrator().listIdentities(request -> request.identityPoolId(realm.pool()).maxResults(61))));
    }

    private static Stream<Case> describeAndDelete() {
        return Stream.of(
                success("DescribeIdentity", "of somebody who signed in", realm -> {
                    String identity = realm.alice().getId(realm.newPool());
                    DescribeIdentityResponse described = realm.administrator().describeIdentity(request -> request.identityId(identity));
                    assertThat(described.identityId()).isEqualTo(identity);
                    assertThat(described.logins()).containsExactly(realm.provider());
                    assertThat(described.creationDate()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
                    assertThat(described.lastModifiedDate()).isAfterOrEqualTo(described.creationDate());
                }),
                success("DescribeIdentity", "of a guest, of whom nothing is stored", realm -> {
                    String guest = realm.game().guest().getId(realm.pool());
                    DescribeIdentityResponse described = realm.administrator().describeIdentity(request -> request.identityId(guest));
                    assertThat(described.logins()).isEmpty();
                    assertThat(described.creationDate()).isNull();
                }),
                refused("DescribeIdentity", "ResourceNotFoundException", "Identity '" + IDENTITY + "' not found.",
                        realm -> realm.administrator().describeIdentity(request -> request.identityId(IDENTITY))),
                refused("DescribeIdentity", "ValidationException", "'identityId'",
                        realm -> realm.administrator().describeIdentity(request -> request.identityId("x"))),
                success("DeleteIdentities", "people and guests; those that are not there are no error", realm -> {
                    String pool = realm.newPool();
                    String alice = realm.alice().getId(pool);
                    String guest = realm.game().guest().getId(pool);
                    assertThat(realm.administrator().deleteIdentities(request -> request.identityIdsToDelete(alice, guest, IDENTITY, alice))
                            .unprocessedIdentityIds()).isEmpty();
                    for (String deleted : List.of(alice, guest)) {
                        refused("GetCredentialsForIdentity", "ResourceNotFoundException", "Identity '" + deleted + "' not found.", r -> r.anonymous()
                                .getCredentialsForIdentity(request -> request.identityId(deleted))).run(realm);
                    }
                    assertThat(realm.alice().getId(pool)).isNotEqualTo(alice);
                }),
                refused("DeleteIdentities", "ValidationException", "'identityIdsToDelete' failed to satisfy constraint: Member must have length less than or"
                        + " equal to 60", realm -> realm.administrator().deleteIdentities(request -> request.identityIdsToDelete(
                        IntStream.range(0, 61).mapToObj(i -> "us-east-1:" + i).toList()))),
                refused("DeleteIdentities", "ValidationException", "Member must have length greater than or equal to 1",
                        realm -> realm.administrator().deleteIdentities(request -> request.identityIdsToDelete(List.of()))));
    }
}
