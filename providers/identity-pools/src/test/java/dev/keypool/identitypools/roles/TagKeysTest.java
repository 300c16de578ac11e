package dev.keypool.identitypools.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.credentials.SessionTags;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagKeysTest {

    private final SessionTags tags = new SessionTags(Map.of("Team", "Sales", "Level", "3"), Set.of("Team"));

    @Test
    void whatIsAskedForIsSeenByATrustPolicy() {
        assertThat(TagKeys.values(tags, "aws:requesttag/team")).containsExactly("Sales");
        assertThat(TagKeys.values(tags, "aws:requesttag/level")).containsExactly("3");
        assertThat(TagKeys.values(tags, "aws:tagkeys")).containsExactlyInAnyOrder("Team", "Level");
        assertThat(TagKeys.values(tags, "sts:transitivetagkeys")).containsExactly("Team");
    }

    @Test
    void whatIsNotAskedForIsAbsent() {
        assertThat(TagKeys.values(tags, "aws:requesttag/other")).isNull();
        assertThat(TagKeys.values(tags, "aws:requesttag/")).isNull();
        assertThat(TagKeys.values(tags, "aws:principaltag/team")).as("there is no session yet").isNull();
        assertThat(TagKeys.values(SessionTags.NONE, "aws:tagkeys")).isNull();
        assertThat(TagKeys.values(SessionTags.of(Map.of("Team", "Sales")), "sts:transitivetagkeys")).isNull();
        assertThat(TagKeys.values(tags, "aws:sourceip")).isNull();
    }
}
