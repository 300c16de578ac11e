package dev.keypool.hostedui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.Templates;
import org.keycloak.models.utils.FormMessage;

/** The templates of the Keycloak that this is compiled against, with the sample data; FreeMarker fails where a template misses something. */
final class PreviewPagesTest {

    /** Templates that other templates take their parts from, and what no browser gets. */
    private static final Set<String> NO_PAGES = Set.of("template", "footer", "field", "buttons", "social-providers", "passkeys", "password-commons", "password-validation",
            "password-rules", "register-commons", "user-profile-commons", "theme-resources", "cli_splash");

    private static final Pattern LINKS = Pattern.compile("<(?:a|form)\\s[^>]*?(?:href|action)=\"([^\"]*)\"");

    private final RenderedPages pages = new RenderedPages();

    /** Ours with this project's, whatever they are. */
    static Stream<String> themes() throws IOException {
        try (Stream<Path> ours = Files.list(Path.of("../../themes/theme"))) {
            List<String> names = ours.filter(theme -> Files.exists(theme.resolve("login/theme.properties"))).map(theme -> theme.getFileName().toString()).sorted().toList();
            return Stream.concat(names.stream(), Stream.of("keycloak.v2", "base"));
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyPageInEveryStateHasAllThatItsTemplateNames(String name) throws IOException {
        ThemeChain theme = new ThemeChain(name);
        List<String> failures = new ArrayList<>();
        for (PreviewPage page : PreviewPages.byId().values()) {
            for (String state : page.states().keySet()) {
                if (theme.getTemplate(page.template()) != null) {
                    String html = pages.shown(theme, page, state, "en", failures);
                    if (html != null && !html.contains("</html>")) {
                        failures.add(page.id() + " " + state + ": " + html);
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void everyTemplateIsAPageOrAPartOfPages() throws IOException, URISyntaxException {
        Set<String> templates = new TreeSet<>();
        for (String theme : List.of("base", "keycloak.v2")) {
            templates.addAll(templates(PreviewPagesTest.class.getResource("/theme/" + theme + "/login/")));
        }
        List<Path> added = new ArrayList<>(Stream.of("user-pools", "triggers").map(module -> Path.of("..", module, "src/main/resources/theme-resources/templates")).toList());
        try (Stream<Path> ours = Files.list(Path.of("../../themes/theme"))) {
            ours.map(theme -> theme.resolve("login")).filter(Files::isDirectory).forEach(added::add);
        }
        for (Path folder : added) {
            templates.addAll(templates(folder));
        }
        templates.removeAll(NO_PAGES);

        assertThat(PreviewPages.byId().keySet()).containsExactlyInAnyOrderElementsOf(templates);
    }

    @Test
    void everyPageThatKeycloakNamesIsThere() {
        for (LoginFormsPages page : LoginFormsPages.values()) {
            assertThat(PreviewPages.byId()).containsKey(Templates.getTemplate(page).replace(".ftl", ""));
        }
    }

    @Test
    void whatStatesSayIsInTheThemesMessages() throws IOException {
        Properties messages = new ThemeChain("keycloak.v2").getMessages(Locale.ENGLISH);
        for (PreviewPage page : PreviewPages.byId().values()) {
            for (String state : page.states().keySet()) {
                assertThat(page.in(state).messages()).extracting(FormMessage::getMessage).as("%s %s", page.id(), state).allMatch(messages::containsKey);
            }
        }
    }

    @Test
    void noPageLeadsAnywhere() throws IOException {
        ThemeChain theme = new ThemeChain("keycloak.v2");
        for (PreviewPage page : PreviewPages.byId().values()) {
            for (String state : page.states().keySet()) {
                Matcher links = LINKS.matcher(pages.shown(theme, page, state, "en", new ArrayList<>()));
                assertThat(links.results().map(link -> link.group(1))).as("%s %s", page.id(), state).allMatch(to -> to.equals(Sample.NOWHERE) || to.startsWith("javascript:"));
            }
        }
    }

    @Test
    void aStateShowsWhatItIsNamedFor() throws IOException {
        ThemeChain theme = new ThemeChain("keycloak.v2");
        assertThat(pages.shown(theme, "login", "plain")).doesNotContain("Register", "Forgot Password", "social-");
        assertThat(pages.shown(theme, "login", "wrong-password")).contains("Invalid username or password.", "value=\"" + Sample.USER + "\"");
        assertThat(pages.shown(theme, "login", "every-option")).contains("Register", "Forgot Password", "Remember me");
        assertThat(pages.shown(theme, "login", "many-providers").split("id=\"social-")).hasSize(10);
        assertThat(pages.shown(theme, "register", "terms")).contains("termsAccepted");
        assertThat(pages.shown(theme, "update-email", "plain")).contains("name=\"email\"").doesNotContain("name=\"firstName\"");
        assertThat(pages.shown(theme, "select-authenticator", "plain")).contains("Authenticator Application");
        assertThat(pages.shown(theme, "login-otp", "another-way")).contains("try-another-way");
        assertThat(pages.shown(theme, "keypool-code", "by-mail")).contains("by e-mail to m***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keypool", "keypool-classic"})
    void whatAForgottenPasswordsFieldIsForIsReadBeforeItAndOnce(String name) throws IOException {
        String html = pages.shown(new ThemeChain(name), "login-reset-password", "plain");

        assertThat(html).containsOnlyOnce("id=\"kc-info\"").containsOnlyOnce("send you instructions on how to create a new password");
        assertThat(html.indexOf("send you instructions")).isLessThan(html.indexOf("<form"));
    }

    @Test
    void theDraftsTextsStandInForTheThemes() throws IOException {
        assertThat(pages.shown(new ThemeChain("keycloak.v2"), "login", "plain")).contains("Come in, friend").doesNotContain("Sign in to your account");
    }

    @Test
    void nobodyIsToldThatScriptsAreOff() throws IOException {
        String html = pages.shown(new ThemeChain("keycloak.v2"), "saml-post-form", "plain");

        assertThat(html).contains("JavaScript is disabled");
        assertThat(PreviewResource.asWithScripts(html)).contains("Redirecting, please wait", "</form>").doesNotContain("JavaScript is disabled");
    }

    @Test
    void languageDirectionAndSchemeAreAsChosen() throws IOException {
        ThemeChain theme = new ThemeChain("keycloak.v2");
        assertThat(pages.html(theme, "login", RenderedPages.stage(theme, "ar", null, true))).contains("lang=\"ar\" dir=\"rtl\"", "pf-v5-theme-dark");
        assertThat(pages.html(theme, "login", RenderedPages.stage(theme, "de", "rtl", false))).contains("lang=\"de\" dir=\"rtl\"").doesNotContain("login-pf pf-v5-theme-dark");
    }

    private static Set<String> templates(URL folder) throws IOException, URISyntaxException {
        String[] uri = folder.toURI().toString().split("!");
        try (FileSystem jar = FileSystems.newFileSystem(URI.create(uri[0]), Map.of())) {
            return templates(jar.getPath(uri[1]));
        }
    }

    private static Set<String> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".ftl"))
                    .map(file -> file.substring(0, file.length() - ".ftl".length())).collect(Collectors.toSet());
        }
    }
}
