package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StartupNoticeTest {

    private final Pack pack = new PackProperties("1.2.3", new TestedRange("26.7.0", "26.7.3"));

    @Test
    void insideTheTestedRangeThereIsOneLine() {
        StartupNotice notice = new StartupNotice(pack, "26.7.3");

        assertThat(notice.greeting()).isEqualTo("Keypool 1.2.3 on Keycloak 26.7.3");
        assertThat(notice.warning()).isEmpty();
    }

    @Test
    void outsideItTheWarningNamesTheRange() {
        assertThat(new StartupNotice(pack, "26.8.0").warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("26.7.0 to 26.7.3").contains("not on 26.8.0"));
    }
}
