package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.SignInPages;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;

/** Whoever changes the number is not verified any more, and nobody says of themselves that they are. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProfileNumberIT {

    private static final String SECRET = "the secret of the broker";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final Http http = new Http();
    private PhoneRealm realm;

    ProfileNumberIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    /** As the account console does. */
    private HttpResponse<String> account(String username, Map<String, ?> attributes) throws Exception {
        String token = Tokens.byDirectGrant(server, realm.name(), "app", username, PhoneRealm.PASSWORD).accessToken();
        Map<String, Object> body = Map.of("username", username, "email", username + "@example.org", "firstName", username, "lastName", "Example",
                "attributes", attributes);
        return http.send(HttpRequest.newBuilder(URI.create(server.realm(realm.name()) + "/account")).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").header("Accept", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
    }

    private static String verified(UserResource user) {
        return PhoneRealm.attribute(user, "phoneNumberVerified");
    }

    @Test
    void anotherNumberInTheAccountConsoleIsNotVerified() throws Exception {
        UserResource ann = realm.person("ann", "+14155554001");
        // The console sends back what it was given.
        Map<String, List<String>> console = Map.of("phoneNumber", List.of("+14155554101"), "phoneNumberVerified", List.of("true"));

        assertThat(account("ann", console).statusCode()).isEqualTo(204);

        assertThat(PhoneRealm.attribute(ann, "phoneNumber")).isEqualTo("+14155554101");
        assertThat(verified(ann)).isNull();
    }

    @Test
    void theSameNumberInOtherWordsStaysVerifiedAndNumbersThatAreNoneAreRefused() throws Exception {
        UserResource ben = realm.person("ben", "+14155554002");
        assertThat(account("ben", Map.of("phoneNumber", List.of("+1 (415) 555-4002"))).statusCode()).isEqualTo(204);
        assertThat(verified(ben)).isEqualTo("true");
        assertThat(account("ben", Map.of("phoneNumber", List.of("555-4002"))).statusCode()).isEqualTo(400);
        assertThat(verified(ben)).isEqualTo("true");
        assertThat(account("ben", Map.of("phoneNumber", List.of(""))).statusCode()).isEqualTo(204);
        assertThat(verified(ben)).isNull();
    }

    @Test
    void anotherNumberInTheActionUpdateProfileIsNotVerified() {
        UserResource cleo = realm.person("cleo", user -> {
            user.setAttributes(Map.of("phoneNumber", List.of("+14155554003"), "phoneNumberVerified", List.of("true")));
            user.setRequiredActions(List.of("UPDATE_PROFILE"));
        });
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "cleo");

        Map<String, String> form = Map.of("email", "cleo@example.org", "firstName", "Cleo", "lastName", "Example", "phoneNumber", "+14155554103");
        assertThat(pages.submit(page, form).isCallback()).isTrue();

        assertThat(PhoneRealm.attribute(cleo, "phoneNumber")).isEqualTo("+14155554103");
        assertThat(verified(cleo)).isNull();
    }

    @Test
    void nobodyVerifiesTheirOwnWhateverTheProfileLetsThemEdit() throws Exception {
        UserResource dora = realm.person("dora", user -> user.setAttributes(Map.of("phoneNumber", List.of("+14155554004"))));
        for (String way : List.of("editable", "unmanaged")) {
            realm.profile(profile -> {
                if (way.equals("editable")) {
                    profile.addOrReplaceAttribute(
                            new UPAttribute("phoneNumberVerified", new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin", "user"))));
                } else {
                    profile.removeAttribute("phoneNumberVerified");
                    profile.setUnmanagedAttributePolicy(UnmanagedAttributePolicy.ENABLED);
                }
            });
            try {
                for (String name : List.of("phoneNumberVerified", "keypool.verifiedPhoneNumber")) {
                    Map<String, Object> attributes = new HashMap<>(Map.of("phoneNumber", List.of("+14155554004")));
                    attributes.put(name, List.of("true"));
                    int status = account("dora", attributes).statusCode();
                    // What the profile does not have at all is passed over.
                    assertThat(status).isIn(400, name.startsWith("keypool") && way.equals("editable") ? 204 : 400);
                }
                SignInPages pages = realm.pages();
                SignInPages.Page form = pages.open(PhoneRealm.link(pages.open(), "registration"));
                SignInPages.Page page = pages.submit(form, Map.of("username", way, "email", way + "@example.org", "firstName", "A", "lastName", "B",
                        "password", PhoneRealm.PASSWORD, "password-confirm", PhoneRealm.PASSWORD, "phoneNumber", "+14155554104",
                        "phoneNumberVerified", "true"));
                assertThat(page.isCallback()).isFalse();
                assertThat(realm.resource().users().searchByUsername(way, true)).isEmpty();
            } finally {
                realm.profile(profile -> {
                    profile.setUnmanagedAttributePolicy(null);
                    profile.addOrReplaceAttribute(
                            new UPAttribute("phoneNumberVerified", new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin"))));
                });
            }
        }
        assertThat(verified(dora)).isNull();
    }

    @Test
    void administratorsMay() {
        UserResource emil = realm.person("emil", "+14155554005");
        realm.signIn(realm.pages(), "emil");
        var changed = emil.toRepresentation();
        changed.setAttributes(Map.of("phoneNumber", List.of("+14155554105"), "phoneNumberVerified", List.of("true")));
        emil.update(changed);

        realm.signIn(realm.pages(), "emil");

        assertThat(verified(emil)).isEqualTo("true");
    }

    @Test
    void whatAnIdentityProviderVerifiedIsItsNumberAndNoOther() {
        ClientRepresentation broker = new ClientRepresentation();
        broker.setClientId("broker");
        broker.setSecret(SECRET);
        broker.setRedirectUris(List.of("*"));
        try (ThrowawayRealm other = ThrowawayRealm.on(server, settings -> {
            settings.setClients(List.of(broker));
            settings.setUsers(List.of(ThrowawayRealm.user("fay", PhoneRealm.PASSWORD), ThrowawayRealm.user("gus", PhoneRealm.PASSWORD)));
        })) {
            trust(other);
            assertThat(verified(broughtBy("fay", "+1 415 555 4006"))).isEqualTo("true");
            assertThat(verified(broughtBy("gus", "+14155554106"))).isNotEqualTo("true");
        }
    }

    /** Whose number it says is +14155554006, and verified. */
    private void trust(ThrowawayRealm other) {
        String frontend = server.realm(other.name()) + "/protocol/openid-connect";
        String backend = server.ownUrl() + "/realms/" + other.name() + "/protocol/openid-connect";
        realm.resource().identityProviders().create(Providers.of("oidc", "other", Map.of("issuer", server.issuer(other.name()).toString(),
                "clientId", "broker", "clientSecret", SECRET, "clientAuthMethod", "client_secret_post", "defaultScope", "openid profile email",
                "authorizationUrl", frontend + "/auth", "tokenUrl", backend + "/token", "validateSignature", "false"))).close();
        for (Map.Entry<String, String> attribute : Map.of("phoneNumber", "+14155554006", "phoneNumberVerified", "true").entrySet()) {
            IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
            mapper.setName(attribute.getKey());
            mapper.setIdentityProviderAlias("other");
            mapper.setIdentityProviderMapper("hardcoded-attribute-idp-mapper");
            mapper.setConfig(Map.of("attribute", attribute.getKey(), "attribute.value", attribute.getValue(), "syncMode", "IMPORT"));
            realm.resource().identityProviders().get("other").addMapper(mapper).close();
        }
        String review = realm.execution("first broker login", "idp-review-profile").getAuthenticationConfig();
        AuthenticatorConfigRepresentation config = realm.flows().getAuthenticatorConfig(review);
        config.getConfig().put("update.profile.on.first.login", "on");
        realm.flows().updateAuthenticatorConfig(review, config);
    }

    /** With that number typed on the page that reviews what came. */
    private UserResource broughtBy(String username, String number) {
        SignInPages pages = realm.pages();
        SignInPages.Page elsewhere = pages.open(URI.create(realm.flow().authorizationUri() + "&kc_idp_hint=other"));
        SignInPages.Page review = pages.signIn(elsewhere, username, PhoneRealm.PASSWORD);
        assertThat(review.html()).contains("+14155554006");
        SignInPages.Page end = pages.submit(review, Map.of("username", username, "email", username + "@example.org", "firstName", username,
                "lastName", "Example", "phoneNumber", number));
        assertThat(end.isCallback()).as(end.uri() + end.html()).isTrue();
        return realm.resource().users().get(realm.resource().users().searchByUsername(username, true).get(0).getId());
    }
}
