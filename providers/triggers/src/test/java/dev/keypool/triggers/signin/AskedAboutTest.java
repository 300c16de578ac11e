package dev.keypool.triggers.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nobody passes for somebody else in a sign-in where several names are tried. */
final class AskedAboutTest {

    @Test
    void aPersonIsMeantAndNobodyElse() {
        AskedAbout about = AskedAbout.read(AskedAbout.person("id-of-alice").note());

        assertThat(about.means("id-of-alice", "alice", "alice@example.org", 1L)).isTrue();
        assertThat(about.means("id-of-bob", "alice", "alice@example.org", 1L)).isFalse();
    }

    @Test
    void whoeverWasNobodyIsMeantOnceMigrated() {
        AskedAbout about = AskedAbout.read(AskedAbout.nobody("New Comer@example.org", 1_000).note());

        assertThat(about.means("id", "newcomer", "new comer@example.org", 1_000L)).isTrue();
        assertThat(about.means("id", "NEW COMER@example.org", null, 1_001L)).isTrue();
        assertThat(about.means("id", "somebody", "else@example.org", 1_001L)).isFalse();
    }

    @Test
    void whoeverWasThereBeforeIsNotTheNobodyOfTheSameName() {
        AskedAbout about = AskedAbout.nobody("alice", 1_000);

        assertThat(about.means("id", "alice", null, 999L)).isFalse();
        assertThat(about.means("id", "alice", null, null)).isFalse();
    }

    @Test
    void nobodyIsMeantWithoutANote() {
        assertThat(AskedAbout.read(null).means("", "alice", null, 1L)).isFalse();
        assertThat(AskedAbout.read(null).means("id", "alice", null, 1L)).isFalse();
        assertThat(AskedAbout.read("something else").means("id", "alice", null, 1L)).isFalse();
    }

    @Test
    void aNameMayLookLikeANoteOfItsOwn() {
        AskedAbout about = AskedAbout.read(AskedAbout.nobody("person id-of-alice", 1_000).note());

        assertThat(about.means("id-of-alice", "alice", null, 2_000L)).isFalse();
    }
}
