package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The classic pages in each of the {@link HostileSheets} that is taken: people still see, reach and use what they type into and press, and links that it shows. */
@WithKeycloak
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClassicCoverIT {

    private static final List<Integer> WIDTHS = List.of(PageCheck.DESKTOP, Structure.NARROWEST);
    private static final String OUT_OF_REACH = """
            selectors => selectors.flatMap(selector => {
                const wanted = document.querySelector(selector);
                wanted.scrollIntoView({block: 'center', behavior: 'instant'});
                const box = wanted.getBoundingClientRect();
                const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                const problems = [];
                if (!wanted.contains(at)) { problems.push('below ' + (at ? at.outerHTML.slice(0, 80) : 'nothing')); }
                if (!wanted.checkVisibility({opacityProperty: true, visibilityProperty: true})) { problems.push('invisible'); }
                if (box.width < 24 || box.height < 24) { problems.push('small'); }
                if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) { problems.push('outside'); }
                return problems.map(problem => selector + ' ' + problem + ' ' + JSON.stringify(box));
            })""";

    /** Of links that the sheet shows at all, in their first line. */
    private static final String COVERED = """
            selectors => selectors.flatMap(selector => [...document.querySelectorAll(selector)]).flatMap(link => {
                link.scrollIntoView({block: 'center', behavior: 'instant'});
                const box = link.getClientRects()[0];
                if (!box || !link.checkVisibility({visibilityProperty: true})) { return []; }
                const at = document.elementFromPoint(Math.min(innerWidth - 1, box.left + box.width / 2), box.top + box.height / 2);
                return link.contains(at) ? [] : [link.outerHTML.slice(0, 80) + ' below ' + (at ? at.outerHTML.slice(0, 80) : 'nothing')];
            })""";
    private static final List<String> LINKS = List.of("#kc-registration a", "a[href*='reset-credentials']", ".kp-legal a", "#login-select-toggle");

    private final HostedRealm realm;
    private final Brands brands;

    ClassicCoverIT(KeycloakServer server) {
        realm = new HostedRealm(server, "keypool-classic", made -> made.setClients(
                IntStream.range(0, HostileSheets.ALL.size()).mapToObj(at -> ThrowawayRealm.publicClient(client(at), HostedRealm.CALLBACK.toString())).toList()));
        brands = new Brands(server, realm.realm());
    }

    private static String client(int sheet) {
        return "sheet-" + sheet;
    }

    @AfterAll
    void close() {
        brands.close();
        realm.close();
    }

    @Test
    void everythingIsInReach() {
        List<String> problems = new ArrayList<>();
        int taken = 0;
        Guest guest = realm.guest();
        for (int at = 0; at < HostileSheets.ALL.size(); at++) {
            if (brands.wears(client(at), HostileSheets.ALL.get(at))) {
                taken++;
                problems.addAll(signIn(guest.at(client(at))));
                problems.addAll(signUp(guest.open(URI.create(guest.flow(client(at)).authorizationUri() + "&prompt=create"))));
            }
        }
        assertThat(problems).isEmpty();
        assertThat(taken).isGreaterThan(4);
    }

    /** And with an error. */
    private static List<String> signIn(Guest guest) {
        guest.waitsFor("#kc-form-login");
        assertThat(guest.page().locator("link[href*='/hosted-ui/files/']").count()).as("the sheet is the page's").isPositive();
        List<String> problems = new ArrayList<>(outOfReach(guest.page(), "#username", "#password", "#kc-login"));
        // By keyboard: a button that is covered is told with everything else.
        guest.types("username", "nobody").types("password", "not a password").page().keyboard().press("Enter");
        guest.waitsFor(".errorMessage-customizable");
        problems.addAll(outOfReach(guest.page(), "#username", "#password", "#kc-login"));
        return problems;
    }

    /** With some of the password's rules met. */
    private static List<String> signUp(Guest guest) {
        guest.waitsFor("#kc-register-form").page().waitForLoadState();
        guest.page().locator("#password").pressSequentially("Aa");
        guest.waitsFor(".passwordCheck-valid-customizable");
        return outOfReach(guest.page(), "#username", "#password", "#password-confirm", "#email", "#kc-register-form [type=submit]");
    }

    private static List<String> outOfReach(Page page, String... selectors) {
        List<String> problems = new ArrayList<>();
        for (int width : WIDTHS) {
            page.setViewportSize(width, PageCheck.HEIGHT_OF_DESKTOP);
            Stream.concat(((List<?>) page.evaluate(OUT_OF_REACH, List.of(selectors))).stream(), ((List<?>) page.evaluate(COVERED, LINKS)).stream())
                    .forEach(problem -> problems.add(page.url().replaceAll(".*client_id=([^&]*).*", "$1") + " at " + width + ": " + problem));
        }
        page.setViewportSize(PageCheck.DESKTOP, PageCheck.HEIGHT_OF_DESKTOP);
        return problems;
    }
}
