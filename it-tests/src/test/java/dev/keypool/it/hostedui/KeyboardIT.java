package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.keypool.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sign-up and sign-in with nothing but a keyboard: everything is reached, in the order in which it is read, and it is seen where one is. */
@PagesOfEachLook
final class KeyboardIT extends HostedPages {

    private static final int MOST_STOPS = 40;
    private static final String FOCUSED = "() => { const at = document.activeElement; return at.id || at.getAttribute('href') || at.value || at.tagName; }";
    private static final String LOOK = """
            at => [...Array(4)].map((nothing, up) => { let each = at; while (up-- > 0 && each) { each = each.parentElement; } return each; }).filter(each => each)
                    .map(each => { const style = getComputedStyle(each), after = getComputedStyle(each, '::after');
                        return [style.outlineStyle === 'none' ? '' : style.outline, style.boxShadow, style.borderColor, style.borderWidth,
                            after.borderColor, after.borderWidth, style.backgroundColor].join(); }).join(' / ')""";
    private static final String POSITION = "at => { const box = at.getBoundingClientRect(); return [box.top + scrollY, box.left]; }";

    KeyboardIT(KeycloakServer server) {
        super(server);
    }

    /** What is at the keyboard's place, by its id or address, and how it looks there. */
    private record Stop(String name, String look, double top) {
    }

    private Stop stop(Page page) {
        var focused = page.locator("*:focus");
        return new Stop(String.valueOf(page.evaluate(FOCUSED)), String.valueOf(focused.evaluate(LOOK)), ((Number) ((List<?>) focused.evaluate(POSITION)).get(0)).doubleValue());
    }

    /** Tabs until it is there; the stops on the way. */
    private List<Stop> tabTo(Page page, String wanted) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            if (page.locator("*:focus").count() > 0) {
                stops.add(stop(page));
                if (stops.get(stops.size() - 1).name().contains(wanted)) {
                    return stops;
                }
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not get to " + wanted + ", but: " + stops.stream().map(Stop::name).toList());
    }

    private void requireSeen(Page page, List<Stop> stops) {
        page.evaluate("() => document.activeElement.blur()");
        for (Stop stop : stops) {
            String selector = "[id='" + stop.name() + "'], [href='" + stop.name().replace("'", "\\'") + "'], input[value='" + stop.name() + "']";
            assertThat(String.valueOf(page.locator(selector).first().evaluate(LOOK))).as("%s does not look as if it had the focus", stop.name()).isNotEqualTo(stop.look());
        }
    }

    private static void requireInOrder(List<Stop> stops) {
        assertThat(stops).extracting(Stop::top).as("%s", stops.stream().map(Stop::name).toList()).satisfies(tops -> {
            for (int i = 1; i < tops.size(); i++) {
                // What stands in one line is beside each other, however high it is.
                assertThat(tops.get(i)).isGreaterThan(tops.get(i - 1) - 40);
            }
        });
    }

    @Test
    void somebodySignsUpAndInAgain() {
        Guest guest = guest().at("app").waitsFor("#kc-form-login");
        Page page = guest.page();
        assertThat(page.evaluate(FOCUSED)).as("where typing begins").isEqualTo("username");
        List<Stop> toTheForm = tabTo(page, "registration");
        requireInOrder(toTheForm);
        requireSeen(page, toTheForm);
        tabTo(page, "registration");
        page.keyboard().press("Enter");
        guest.waitsFor("#kc-register-form");

        Map<String, String> typed = Map.of("username", "bob", "password", HostedRealm.PASSWORD, "password-confirm", HostedRealm.PASSWORD, "email", "bob@example.org",
                "firstName", "Bob", "lastName", "Example");
        List<Stop> fields = new ArrayList<>();
        for (String field : List.of("username", "password", "password-confirm", "email", "firstName", "lastName")) {
            fields.addAll(tabTo(page, field));
            page.keyboard().type(typed.get(field));
        }
        requireInOrder(fields);
        tabTo(page, "lastName");
        page.keyboard().press("Enter");
        guest.arrives();

        Guest again = guest().at("app").waitsFor("#kc-form-login");
        again.page().keyboard().type("bob");
        tabTo(again.page(), "password");
        again.page().keyboard().type(HostedRealm.PASSWORD);
        tabTo(again.page(), "rememberMe");
        again.page().keyboard().press("Space");
        assertThat(again.page().locator("#rememberMe").isChecked()).isTrue();
        tabTo(again.page(), "kc-login");
        again.page().keyboard().press("Space");
        again.arrives();
    }

    /** The password can be shown with the keyboard too, and is hidden again. */
    @Test
    void thePasswordIsShown() {
        Page page = guest().at("app").waitsFor("#kc-form-login").page();
        page.waitForLoadState();
        tabTo(page, "password-show-password");
        page.keyboard().press("Enter");
        assertThat(page.locator("#password").getAttribute("type")).isEqualTo("text");
        page.keyboard().press("Enter");
        assertThat(page.locator("#password").getAttribute("type")).isEqualTo("password");
    }
}
