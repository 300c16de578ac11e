package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Administrators take back credentials by the time of their issue, and look after identities. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RevocationIT {

    private static final String OBJECT = "arn:aws:s3:::game/saves/%s/1";

    private final KeycloakServer server;
    private final GameRealm realm;
    private final KeypoolAdmin admin;
    private PoolUser alice;
    private String identity;

    RevocationIT(KeycloakServer server) {
        this.server = server;
        this.realm = GameRealm.on(server, settings -> {
            settings.setAdminEventsEnabled(true);
            settings.setAdminEventsDetailsEnabled(true);
            settings.setUsers(new ArrayList<>(settings.getUsers()));
            settings.getUsers().add(ThrowawayRealm.user("bob", GameRealm.PASSWORD));
        });
        this.admin = realm.admin();
    }

    @BeforeEach
    void signIn() {
        alice = realm.alice();
        identity = alice.getId(realm.pool());
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    enum Of {
        ROLE, POOL, IDENTITY;

        String path(RevocationIT test) {
            return switch (this) {
                case ROLE -> "roles/" + test.realm.role("player");
                case POOL -> "identity-pools/" + test.realm.poolUuid();
                case IDENTITY -> "identities/" + test.identity;
            };
        }
    }

    /** Also those that were issued a moment ago, and those that are issued a moment later are good. */
    @ParameterizedTest
    @EnumSource
    void whatWasIssuedBeforeIsRefusedAndWhatIsIssuedAfterIsGood(Of of) {
        Credentials before = alice.getCredentials(identity).credentials();
        assertGood(before);

        HttpResponse<String> revoked = admin.post(of.path(this) + "/revoke", "{}");
        Credentials after = alice.getCredentials(identity).credentials();

        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        long time = KeypoolAdmin.json(revoked).path("revokedBefore").longValue();
        assertThat(time).isLessThanOrEqualTo(Instant.now().getEpochSecond()).isGreaterThan(Instant.now().getEpochSecond() - 60);
        assertRefused(before);
        assertGood(after);
        assertThat(admin.read(of.path(this)).path("revokedBefore").asLong()).isEqualTo(time);
    }

    @ParameterizedTest
    @EnumSource
    void itReachesNobodyElse(Of of) {
        PoolUser bob = realm.signedIn("bob");
        Credentials bobs = bob.credentials(realm.pool());
        Credentials guests = realm.guest().credentials(realm.pool());

        admin.post(of.path(this) + "/revoke", "");

        boolean bobsToo = of != Of.IDENTITY;
        boolean guestsToo = of == Of.POOL;
        assertThat(isGood(bobs)).isEqualTo(!bobsToo);
        assertThat(isGood(guests)).isEqualTo(!guestsToo);
    }

    @Test
    void aGuestWhoHasNoRowIsRevokedToo() {
        PoolUser guest = realm.guest();
        String id = guest.getId(realm.pool());
        Credentials before = guest.getCredentials(id).credentials();
        Credentials another = guest.credentials(realm.pool());
        assertGood(before);

        assertThat(admin.post("identities/" + id + "/revoke", "{}").statusCode()).isEqualTo(200);

        assertRefused(before);
        assertGood(another);
        assertGood(guest.getCredentials(id).credentials());
        assertThat(admin.read("identities/" + id).path("guest").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aGivenTimeCountsAndNeverGoesBack(Of of) {
        long before = revoked(of);
        Credentials credentials = alice.getCredentials(identity).credentials();
        long issued = Instant.now().getEpochSecond();

        assertThat(admin.post(of.path(this) + "/revoke", "{\"issuedBefore\":" + (before - 30) + "}").body()).isEqualTo("{\"revokedBefore\":" + before + "}");
        assertGood(credentials);
        while (Instant.now().getEpochSecond() <= issued) {
            Thread.onSpinWait();
        }
        String given = Instant.ofEpochSecond(issued + 1).toString();
        assertThat(admin.post(of.path(this) + "/revoke", "{\"issuedBefore\":\"" + given + "\"}").body()).isEqualTo("{\"revokedBefore\":" + (issued + 1) + "}");
        assertRefused(credentials);
        assertGood(alice.getCredentials(identity).credentials());
    }

    private long revoked(Of of) {
        return KeypoolAdmin.json(admin.post(of.path(this) + "/revoke", "{}")).path("revokedBefore").longValue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoTimeOfThePastRevokesNothing(Of of) {
        Credentials credentials = alice.getCredentials(identity).credentials();
        long before = admin.read(of.path(this)).path("revokedBefore").asLong();
        for (String body : List.of("{\"issuedBefore\":" + (Instant.now().getEpochSecond() + 60) + "}", "{\"issuedBefore\":\"soon\"}", "[]", "{",
                "{\"before\":1}", "{\"issuedBefore\":1,\"issuedBefore\":2}", " ".repeat(100_000), "{\"issuedBefore\":\"" + "9".repeat(60_000) + "\"}")) {
            HttpResponse<String> response = admin.post(of.path(this) + "/revoke", body);
            assertThat(response.statusCode()).as(body.substring(0, Math.min(40, body.length()))).isEqualTo(400);
            assertThat(KeypoolAdmin.json(response).path("errorMessage").textValue()).isNotBlank();
        }
        assertGood(credentials);
        assertThat(admin.read(of.path(this)).path("revokedBefore").asLong()).isEqualTo(before);
    }

    /** Tools that keep a realm as files says write pools and roles anew all day. */
    @Test
    void whoeverWritesAPoolOrRoleAnewGivesNothingBack() {
        JsonNode pool = admin.read("identity-pools/" + realm.poolUuid());
        ComponentRepresentation role = realm.resource().components().component(realm.role("player")).toRepresentation();
        ((ObjectNode) pool).remove("revokedBefore");
        role.getConfig().remove("revokedBefore");
        Credentials credentials = alice.getCredentials(identity).credentials();
        long ofPool = revoked(Of.POOL);
        long ofRole = revoked(Of.ROLE);

        assertThat(admin.put("identity-pools/" + realm.poolUuid(), pool.toString()).statusCode()).isEqualTo(200);
        realm.resource().components().component(role.getId()).update(role);

        assertRefused(credentials);
        assertThat(admin.read("identity-pools/" + realm.poolUuid()).path("revokedBefore").asLong()).isEqualTo(ofPool);
        assertThat(admin.read("roles/" + role.getId()).path("revokedBefore").asLong()).isEqualTo(ofRole);
    }

    @Test
    void revocationsAreAdminEvents() {
        realm.resource().clearAdminEvents();
        for (Of of : Of.values()) {
            admin.post(of.path(this) + "/revoke", "{}");
        }
        admin.delete("identities/" + identity);

        List<AdminEventRepresentation> events = realm.resource().getAdminEvents().stream()
                .filter(event -> event.getResourceType().startsWith("KEYPOOL")).toList();

        assertThat(events).filteredOn(event -> event.getOperationType().equals("ACTION")).hasSize(3).allSatisfy(event -> {
            assertThat(event.getResourcePath()).endsWith("/revoke");
            assertThat(event.getRepresentation()).startsWith("{\"revokedBefore\":");
        });
        assertThat(events).extracting(AdminEventRepresentation::getResourceType)
                .containsExactlyInAnyOrder("KEYPOOL_ROLE", "KEYPOOL_IDENTITY_POOL", "KEYPOOL_IDENTITY", "KEYPOOL_IDENTITY");
        assertThat(events).filteredOn(event -> event.getOperationType().equals("DELETE")).singleElement()
                .satisfies(event -> assertThat(event.getResourcePath()).isEqualTo("keypool/identities/" + identity));
    }

    @Test
    void onlyWhoManagesTheRealmMayRevoke() {
        Credentials credentials = alice.getCredentials(identity).credentials();
        String person = Tokens.byDirectGrant(server, realm.name(), "cli", "alice", GameRealm.PASSWORD).accessToken();
        try (GameRealm other = GameRealm.on(server)) {
            KeypoolAdmin own = KeypoolAdmin.with(server, other.name(), tokenWith(other, "manage-realm"));
            List<String> tokens = List.of(tokenWith(realm, "view-realm"), tokenWith(other, "manage-realm"), person, "nonsense");
            for (Of of : Of.values()) {
                for (String token : tokens) {
                    KeypoolAdmin intruder = KeypoolAdmin.with(server, realm.name(), token);
                    assertThat(intruder.post(of.path(this) + "/revoke", "{}").statusCode()).isIn(401, 403);
                    assertThat(intruder.delete("identities/" + identity).statusCode()).isIn(401, 403);
                }
                // Through another realm that they may manage, nothing of this one is there.
                assertThat(own.post(of.path(this) + "/revoke", "{}").statusCode()).isEqualTo(404);
            }
            assertThat(own.get("identities/" + identity).statusCode()).isEqualTo(404);
            assertThat(own.delete("identities/" + identity).statusCode()).isEqualTo(404);
            assertThat(own.get(identities()).statusCode()).isEqualTo(404);
        }
        assertGood(credentials);
    }

    @Test
    void identitiesAreListedInPages() {
        String bobs = realm.signedIn("bob").getId(realm.pool());
        realm.guest().getId(realm.pool());
        JsonNode all = admin.read(identities());
        List<JsonNode> paged = new ArrayList<>();
        for (JsonNode page = admin.read(identities() + "?max=1"); ; page = admin.read(identities() + "?max=1&after=" + page.path("next").textValue())) {
            assertThat(page.path("identities")).hasSize(1);
            paged.add(page.at("/identities/0"));
            if (page.path("next").isNull()) {
                break;
            }
        }

        assertThat(paged).containsExactlyElementsOf(all.path("identities"));
        assertThat(paged).extracting(one -> one.path("id").textValue()).contains(identity, bobs);
        assertThat(all.path("next").isNull()).isTrue();
        JsonNode hers = paged.stream().filter(one -> one.path("id").textValue().equals(identity)).findFirst().orElseThrow();
        assertThat(hers).isEqualTo(admin.read("identities/" + identity));
        assertThat(hers.path("identityPoolId").textValue()).isEqualTo(realm.pool());
        assertThat(hers.path("guest").booleanValue()).isFalse();
        assertThat(hers.at("/logins/0/subject").textValue()).isEqualTo(user("alice").getId());
        assertThat(hers.path("createdTimestamp").longValue()).isBetween(System.currentTimeMillis() - 600_000, System.currentTimeMillis() + 60_000);
        assertThat(KeypoolAdmin.with(server, realm.name(), tokenWith(realm, "view-realm")).get(identities()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?max=0", "?max=1001", "?max=-1", "?max=many", "?max=1e1", "?after=nowhere", "?after=x.y"})
    void aPageThatIsNoneIsRefused(String query) {
        assertThat(admin.get(identities() + query).statusCode()).isEqualTo(400);
    }

    @Test
    void aDeletedIdentityIsGoneWithItsCredentials() {
        Credentials credentials = alice.getCredentials(identity).credentials();
        assertGood(credentials);

        assertThat(admin.delete("identities/" + identity).statusCode()).isEqualTo(204);

        assertRefused(credentials);
        assertThat(admin.get("identities/" + identity).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(ResourceNotFoundException.class);
        assertThat(alice.getId(realm.pool())).isNotEqualTo(identity);
        assertThat(admin.delete("identities/" + identity).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1:00000000-0000-4000-8000-000000000000", "eu-west-1:00000000-0000-4000-8000-000000000000", "us-east-1:", "x", "us-east-1:%27--",
        "us-east-1:00000000-0000-8000-8000-000000000000"})
    void anIdentityThatIsNoneIsNotFound(String id) {
        assertThat(admin.get("identities/" + id).statusCode()).isEqualTo(404);
        assertThat(admin.delete("identities/" + id).statusCode()).isEqualTo(404);
        assertThat(admin.post("identities/" + id + "/revoke", "{}").statusCode()).isEqualTo(404);
    }

    private String identities() {
        return "identity-pools/" + realm.poolUuid() + "/identities";
    }

    /** Both at STS and where services ask. */
    private boolean isGood(Credentials credentials) {
        boolean known;
        try {
            known = alice.callerIdentity(credentials).arn() != null;
        } catch (StsException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId");
            known = false;
        }
        boolean allowed = realm.evaluations().allows(credentials, "s3:GetObject", OBJECT.formatted(identity));
        assertThat(known || !allowed).isTrue();
        return known;
    }

    private void assertGood(Credentials credentials) {
        assertThat(isGood(credentials)).isTrue();
    }

    private void assertRefused(Credentials credentials) {
        assertThat(isGood(credentials)).isFalse();
        assertThat(realm.evaluations().allows(credentials, "s3:GetObject", OBJECT.formatted(identity))).isFalse();
    }

    private UserRepresentation user(String name) {
        return realm.resource().users().search(name).get(0);
    }

    /** The token of somebody of a realm with one role of its administration. */
    private String tokenWith(GameRealm of, String role) {
        String client = of.resource().clients().findByClientId("realm-management").get(0).getId();
        if (of.resource().users().search(role).isEmpty()) {
            of.resource().users().create(ThrowawayRealm.user(role, GameRealm.PASSWORD)).close();
            String id = of.resource().users().search(role).get(0).getId();
            of.resource().users().get(id).roles().clientLevel(client)
                    .add(List.of(of.resource().clients().get(client).roles().get(role).toRepresentation()));
        }
        return Tokens.byDirectGrant(server, of.name(), "admin-cli", role, GameRealm.PASSWORD).accessToken();
    }
}
