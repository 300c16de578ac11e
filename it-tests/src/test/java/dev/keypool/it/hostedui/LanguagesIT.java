package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/** The pages in all of Cognito's languages and in those that are written from right to left, and where people sign in in all of Keycloak's. */
@PagesOfEachLook
final class LanguagesIT extends HostedPages {

    private static final String ARABIC = "ar";
    private static final String PERSIAN = "fa";
    private static final List<String> KEYCLOAKS_OTHERS = List.of("az", "ca", "cs", "da", "el", "eu", PERSIAN, "fi", "hr", "hu", "hy", "ka", "kk", "ky", "lt", "lv", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi");
    /** What Keycloak prints of a message that it does not have, and what is left of one without its values. */
    private static final Pattern NO_MESSAGE = Pattern.compile("[a-z]+[A-Z][A-Za-z0-9]*|[a-z]+([.][A-Za-z]+)+|[a-z]+(-[a-z]+){2,}|languages:?( .*)?|.*\\?\\?\\?.*|.*[{][0-9][}].*");
    private static final String TEXTS = """
            () => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const texts = [document.title];
                while (walker.nextNode()) {
                    if (!walker.currentNode.parentElement.closest('script, style')) { texts.push(walker.currentNode.data.trim()); }
                }
                for (const each of document.querySelectorAll('[aria-label], [title], [alt], [placeholder], input[type=submit], [data-label-hide]')) {
                    texts.push(each.getAttribute('aria-label'), each.title, each.alt, each.placeholder, each.type === 'submit' ? each.value : '', each.dataset.labelHide);
                }
                return texts.filter(each => each);
            }""";

    LanguagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        Set<String> languages = new HashSet<>(made.getSupportedLocales());
        languages.add(ARABIC);
        languages.addAll(KEYCLOAKS_OTHERS);
        made.setSupportedLocales(languages);
    }

    private static List<String> texts(Guest guest) {
        return ((List<?>) guest.page().evaluate(TEXTS)).stream().map(String::valueOf).toList();
    }

    private Guest in(String language) {
        return guest().with("ui_locales", language).waitsFor("#kc-form-login");
    }

    private void requireWritten(Guest guest, String language, List<String> found) {
        assertThat(guest.page().locator("html").getAttribute("lang")).isIn(language, language.replace("CN", "Hans").replace("TW", "Hant"));
        List<String> texts = texts(guest);
        assertThat(texts).as("%s in %s", guest.page().url(), language).isNotEmpty().noneMatch(text -> NO_MESSAGE.matcher(text).matches());
        realm().check().fits(guest.page(), "in " + language);
        found.addAll(texts);
    }

    @Test
    void everyLanguageHasItsWords() {
        Set<List<String>> written = new HashSet<>();
        List<String> languages = Stream.concat(HostedRealm.COGNITOS_LANGUAGES.stream(), Stream.of(ARABIC)).toList();
        for (String language : languages) {
            List<String> texts = new ArrayList<>();
            Guest guest = in(language);
            requireWritten(guest, language, texts);
            guest.clicks("#kc-registration a").waitsFor("#kc-register-form");
            requireWritten(guest, language, texts);
            guest.leaves();
            written.add(texts);
        }
        assertThat(written).as("no language is another one's").hasSameSizeAs(languages);
    }

    /** One page of each is enough: what is around the words is the same. */
    @Test
    void everyOtherLanguageOfKeycloaks() {
        Guest guest = guest();
        guest.page().setViewportSize(Structure.NARROWEST, PageCheck.HEIGHT_OF_DESKTOP);
        Set<String> titles = new HashSet<>(Set.of(in("en").page().title()));
        for (String language : KEYCLOAKS_OTHERS) {
            guest.with("ui_locales", language).waitsFor("html[lang=" + language + "][dir=" + (language.equals(PERSIAN) ? "rtl" : "ltr") + "] #kc-form-login");
            assertThat(texts(guest)).as(language).noneMatch(text -> NO_MESSAGE.matcher(text).matches() || text.contains("${"));
            assertThat((int) guest.page().evaluate("() => document.documentElement.scrollWidth")).as(language).isLessThanOrEqualTo(Structure.NARROWEST);
            titles.add(guest.page().title());
        }
        assertThat(titles).as("no language has another one's title").hasSize(KEYCLOAKS_OTHERS.size() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, PERSIAN})
    void fromRightToLeft(String language) {
        Guest guest = in(language).sees("html[dir=rtl]", "sign-in-" + language);
        assertThat(left(guest, "#password-show-password")).isLessThan(left(guest, "#password") + 1);
        assertThat(guest.page().locator("label[for=username]").evaluate("each => getComputedStyle(each).direction")).isEqualTo("rtl");
        Guest english = in("en").waitsFor("html[dir=ltr]");
        assertThat(left(english, "#password-show-password")).isGreaterThan(left(english, "#password"));
    }

    /** With Arabic's own words, which are longer or shorter than English ones, on the narrowest and the widest screen: all pages that the preview knows. */
    @Test
    void everyPageFromRightToLeft() {
        try (Keycloak keycloak = Admin.of(server())) {
            KeypoolAdmin admin = KeypoolAdmin.as(keycloak, server(), realm().realm().name()).at("keypool-hosted-ui");
            assertThat(admin.put("default", "{}").statusCode()).isEqualTo(200);
            // A page of its own: that scripts are off in the preview is told as an error.
            Page page = guest().page().context().newPage();
            Structure.watch(page);
            page.navigate(KeypoolAdmin.json(admin.post("default/preview", "")).path("url").textValue());
            page.locator("#controls:not([hidden])").waitFor();
            String pages = page.url().replaceAll("#.*", "page?lang=ar&page=");
            List<?> ids = (List<?>) page.evaluate("() => fetch('draft').then(each => each.json()).then(draft => draft.pages.map(each => each.id + '&state=' + each.states[0]))");
            assertThat(ids).hasSizeGreaterThan(40);
            List<String> problems = new ArrayList<>();
            for (Object id : ids) {
                page.navigate(pages + id);
                assertThat(page.locator("html").getAttribute("dir")).as("%s", id).isEqualTo("rtl");
                new Structure(page, problem -> problems.add(id + " " + problem)).narrow();
            }
            assertThat(problems).isEmpty();
        }
    }

    private static double left(Guest guest, String selector) {
        return guest.page().locator(selector).boundingBox().x;
    }
}
