package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.ProviderRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Fields of every kind in the forms of user profiles. */
@PagesOfEachLook
final class ProfileFieldsIT extends HostedPages {

    private static final String REGISTER = "#kc-register-form [type=submit]";
    private static final String UPDATE = "#kc-update-profile-form [type=submit]";
    /** Each with what it says of what is wrong. */
    private static final String INVALID = """
            each => each.filter(one => one.getAttribute('aria-describedby')?.split(' ').includes('input-error-' + (one.name || one.getAttribute('aria-labelledby').slice(9))))
                    .map(one => one.id || one.getAttribute('aria-labelledby'))""";

    private ProviderRealm provider;

    ProfileFieldsIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        made.setSupportedLocales(Set.of("en", "ar"));
        made.setPasswordPolicy("length(8)");
    }

    @Override
    void prepare() {
        UPConfig profile = realm().realm().resource().users().userProfile().getConfiguration();
        ProfileFields.addTo(profile);
        realm().realm().resource().users().userProfile().update(profile);
        realm().enable("UPDATE_PROFILE");
        realm().person("alice");
        provider = ProviderRealm.of(server(), realm().realm());
        realm().configure("first broker login", "idp-review-profile", Map.of("update.profile.on.first.login", "on"));
    }

    @Override
    void finish() {
        provider.close();
    }

    private UserResource complete(String username) {
        return realm().person(username, user -> {
            user.setAttributes(Map.of("size", List.of("M"), "plan", List.of("free"), "topics", List.of("News"), "nicknames", List.of("One", "Two"), "customer", List.of("4711"),
                    "remarks", List.of("Pays in time"), "tier", List.of("gold"), "flags", List.of("first")));
            user.setRequiredActions(List.of("UPDATE_PROFILE"));
        });
    }

    private static List<String> values(Guest guest, String name) {
        return guest.page().locator("[name=" + name + "]").all().stream().map(field -> field.inputValue()).toList();
    }

    private static void choosesAll(Guest guest) {
        guest.page().locator("#size").selectOption("L");
        guest.page().getByLabel("free").check();
        guest.page().getByLabel("News").check();
    }

    /** All that can be wrong, each told once and where it is: names that are taken, what is too long, what is missing. */
    @Test
    void somebodyNew() {
        Guest bob = guest().at("app").clicks("#kc-registration a").sees("#kc-register-form", "fields");
        for (String type : ProfileFields.HTML5) {
            assertThat(bob.page().locator("#" + type).getAttribute("type")).isEqualTo(type);
        }
        assertThat(bob.page().locator("#range").getAttribute("max")).isEqualTo("1000");
        assertThat(bob.text("output[for=range]")).isEqualTo("500");
        assertThat(bob.page().locator("[role=group]:has(#nicknames) h2").textContent()).isEqualTo("Contact");
        assertThat(bob.page().locator("#customer").count()).isZero();
        assertThat(bob.page().locator("#firstName").getAttribute("autocomplete")).isEqualTo("given-name");

        bob.types("username", "alice").types("email", "alice@example.org").types("firstName", "Bartholomew the Third").types("lastName", "Builder").types("bio", "x".repeat(40)).types("number", "12");
        bob.types("password", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD).types("account", "123456");
        bob.types("nicknames", "Bob").clicks(".kp-more").types("nicknames-1", "Bobby the Builder").clicks(REGISTER).sees("#input-error-username", "fields-errors");

        List<String> wrong = List.of("username", "email", "firstName", "bio", "size", "kc-label-plan", "number", "nicknames", "nicknames-1");
        assertThat(bob.page().locator("[aria-invalid=true]:not([type=checkbox])").evaluateAll(INVALID)).isEqualTo(sorted(bob, wrong));
        assertThat(bob.page().locator("[role=group][aria-describedby~=input-error-topics] [aria-invalid=true]").count()).isEqualTo(2);
        assertThat(Stream.of("username", "email", "firstName", "bio", "size", "plan", "topics", "number", "nicknames").map(name -> bob.text("#input-error-" + name)))
                .containsExactly("Username already exists.", "Email already exists.", "Maximal length is 10.", "Maximal length is 20.", "Please specify this field.", "Please specify this field.",
                        "Please specify this field.", "Number must be between 18 and 120.", "Maximal length is 8.");
        assertThat(bob.page().locator(".kc-feedback-text").count()).isEqualTo(9);
        assertThat(values(bob, "nicknames")).containsExactly("Bob", "Bobby the Builder");
        assertThat(bob.value("#account")).isEqualTo("123-456");

        bob.types("username", "bob").types("email", "bob@example.org").types("firstName", "Bob").types("bio", "Builds").types("number", "42").types("nicknames-1", "Bobby");
        choosesAll(bob);
        bob.page().locator("#languages").selectOption(new String[] {"Deutsch", "Italiano"});
        bob.types("date", "1990-02-01").types("password", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD).clicks(REGISTER).arrives();

        assertThat(attributes("bob")).containsAllEntriesOf(Map.of("bio", List.of("Builds"), "size", List.of("L"), "plan", List.of("free"), "topics", List.of("News"),
                "languages", List.of("Deutsch", "Italiano"), "nicknames", List.of("Bob", "Bobby"), "date", List.of("1990-02-01"), "number", List.of("42")));
    }

    /** In the order of the page. */
    private static Object sorted(Guest guest, List<String> ids) {
        return guest.page().evaluate("ids => [...document.querySelectorAll('[id], [aria-labelledby]')].map(one => one.role == 'radiogroup' ? one.getAttribute('aria-labelledby') : one.id)"
                + ".filter((id, at, all) => ids.includes(id) && all.indexOf(id) == at)", ids);
    }

    /** By keyboard; what cannot be changed can be reached, and is not sent. */
    @Test
    void valuesComeAndGo() {
        UserResource cleo = complete("cleo");
        Guest guest = guest().with("ui_locales", "ar").signsIn("cleo").sees("#kc-update-profile-form", "fields-rtl");
        assertThat(guest.page().locator("html").getAttribute("dir")).isEqualTo("rtl");
        assertThat(guest.value("#customer")).isEqualTo("4711");
        assertThat(guest.value("#remarks")).isEqualTo("Pays in time");
        guest.page().locator("#customer").focus();
        assertThat(guest.page().evaluate("() => document.activeElement.id")).isEqualTo("customer");
        assertThat(guest.page().evaluate("() => ['customer', 'remarks', 'tier', 'flags'].filter(name => new FormData(document.forms[0]).has(name))")).isEqualTo(List.of());

        guest.page().locator(".kp-more").press("Enter");
        assertThat(guest.page().evaluate("() => document.activeElement.id")).isEqualTo("nicknames-2");
        assertThat(guest.page().locator(".kp-more").isVisible()).as("a fourth is too much").isFalse();
        guest.page().keyboard().type("Three");
        guest.page().locator("[data-kp-less]").first().press("Enter");
        assertThat(guest.page().evaluate("() => document.activeElement.id")).isEqualTo("nicknames");
        assertThat(values(guest, "nicknames")).containsExactly("Two", "Three");
        assertThat(guest.page().locator("[data-kp-less]").last().getAttribute("aria-label")).isEqualTo("إزالة: My nicknames 2");
        guest.clicks(UPDATE).arrives();

        assertThat(cleo.toRepresentation().getAttributes()).containsAllEntriesOf(Map.of("nicknames", List.of("Two", "Three"), "customer", List.of("4711"), "flags", List.of("first")));
    }

    /** The values that there are. */
    @Test
    void withoutScriptValuesAreChanged() {
        UserResource dora = complete("dora");
        Guest guest = realm().guest(new Browser.NewContextOptions().setJavaScriptEnabled(false)).at("app").signsIn("dora").waitsFor("#kc-update-profile-form");
        assertThat(guest.page().locator(".kp-more").isVisible()).isFalse();
        assertThat(guest.page().locator("[data-kp-less]").first().isVisible()).isFalse();
        guest.types("nicknames", "").types("nicknames-1", "Dodo").clicks(UPDATE).arrives();
        assertThat(dora.toRepresentation().getAttributes()).containsEntry("nicknames", List.of("Dodo"));
    }

    @Test
    void somebodyFromAnotherProvider() {
        provider.person("eve");
        Guest eve = guest().at("app").clicks("#social-" + ProviderRealm.OIDC).signsIn("eve", ProviderRealm.PASSWORD).sees("#kc-idp-review-profile-form", "fields-review");
        eve.clicks("#kc-idp-review-profile-form [type=submit]").sees("#input-error-size", "fields-review-errors");
        assertThat(eve.page().locator("[role=radiogroup]").getAttribute("aria-describedby")).isEqualTo("input-error-plan form-help-text-before-plan");
        choosesAll(eve);
        eve.clicks("#kc-idp-review-profile-form [type=submit]").arrives();
        assertThat(attributes("eve")).containsEntry("size", List.of("L"));
    }

    private Map<String, List<String>> attributes(String username) {
        return realm().realm().resource().users().get(realm().realm().resource().users().searchByEmail(username + "@example.org", true).get(0).getId()).toRepresentation().getAttributes();
    }
}
