package dev.keypool.hostedui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What designers choose to see which text is which. */
final class PreviewKeysTest {

    private final RenderedPages pages = new RenderedPages();

    @Test
    void inPlaceOfALanguageEachTextIsItsKey() throws IOException {
        for (String name : List.of("keycloak.v2", "keypool", "keypool-classic")) {
            ThemeChain theme = new ThemeChain(name);
            List<String> failures = new ArrayList<>();
            PreviewPages.byId().values().forEach(page -> page.states().keySet().forEach(state -> {
                try {
                    pages.shown(theme, page, state, Languages.KEYS, failures);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            assertThat(failures).isEmpty();
            assertThat(pages.html(theme, "login", RenderedPages.stage(theme, Languages.KEYS, null, false))).contains("loginAccountTitle", "doLogIn").doesNotContain("Come in, friend", "Sign In");
        }
    }
}
