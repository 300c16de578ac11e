package dev.keypool.hostedui.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FileCacheTest {

    private static final StoredFile FILE = Branding.empty().managedSheet();

    private final FileCache cache = new FileCache();
    private final List<String> reads = new ArrayList<>();

    @Test
    void oneRealmsFilesAreForgottenAndTheOthersStay() {
        get("one", FILE);
        get("other", FILE);

        cache.forget("one");

        assertThat(get("other", null)).isNotNull();
        assertThat(get("one", null)).isNull();
        assertThat(reads).containsExactly("one", "other", "one");
    }

    @Test
    void thatThereIsNoFileIsNotRemembered() {
        assertThat(get("one", null)).isNull();
        assertThat(get("one", FILE).file()).isSameAs(FILE);
        assertThat(get("one", null).file()).isSameAs(FILE);
    }

    private ServedFile get(String realm, StoredFile stored) {
        return cache.get(realm, FILE.hash(), (its, hash) -> {
            reads.add(its);
            return stored;
        });
    }
}
