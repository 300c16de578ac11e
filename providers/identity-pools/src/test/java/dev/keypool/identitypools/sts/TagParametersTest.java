package dev.keypool.identitypools.sts;

import static dev.keypool.identitypools.sts.Calls.assertRefused;
import static dev.keypool.identitypools.sts.Calls.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.credentials.SessionTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts and codes are those that AWS was seen to answer. */
class TagParametersTest {

    private static final SessionTags TEAM = new SessionTags(Map.of("Team", "red", "own", "1"), Set.of("Team"));

    @Test
    void tagsAreRead() throws Exception {
        SessionTags tags = check(SessionTags.NONE, "Tags.member.1.Key", "Cost Center", "Tags.member.1.Value", "7", "Tags.member.2.Key", "Empty",
                "Tags.member.2.Value", "", "TransitiveTagKeys.member.1", "cost center");
        assertThat(tags.values()).isEqualTo(Map.of("Cost Center", "7", "Empty", ""));
        assertThat(tags.transitive()).containsExactly("cost center");
        assertThat(check(SessionTags.NONE)).isEqualTo(SessionTags.NONE);
    }

    @Test
    void keysThatDifferInCaseOnlyAreOne() {
        refused("Duplicate tag keys found. Please note that Tag keys are case insensitive.", SessionTags.NONE,
                "Tags.member.1.Key", "Team", "Tags.member.1.Value", "red", "Tags.member.2.Key", "tEAM", "Tags.member.2.Value", "blue");
    }

    @Test
    void aTransitiveKeyIsAmongTheTags() {
        refused("The specified transitive tag key must be included in the requested tags.", SessionTags.NONE,
                "Tags.member.1.Key", "a", "Tags.member.1.Value", "1", "TransitiveTagKeys.member.1", "b");
        refused("The specified transitive tag key must be included in the requested tags.", TEAM, "TransitiveTagKeys.member.1", "own");
    }

    @Test
    void whatIsHandedOnCannotBeChangedInAnyCase() throws Exception {
        for (String key : List.of("Team", "team", "TEAM")) {
            refused("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.", TEAM,
                    "Tags.member.1.Key", key, "Tags.member.1.Value", "blue");
        }
        assertThat(check(TEAM, "Tags.member.1.Key", "own", "Tags.member.1.Value", "2").values()).isEqualTo(Map.of("own", "2"));
    }

    @Test
    void keysOfAwsAreReserved() {
        for (String key : List.of("aws:a", "AWS:a", "aWs:")) {
            refused("Tag keys that begin with aws: are reserved.", SessionTags.NONE, "Tags.member.1.Key", key, "Tags.member.1.Value", "1");
        }
    }

    @Test
    void constraintsAreTheModels() {
        broken("'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
                "Tags.member.1.Key", "k".repeat(129), "Tags.member.1.Value", "1");
        broken("'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
                "Tags.member.1.Key", "k", "Tags.member.1.Value", "v".repeat(257));
        broken("'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "Tags.member.1.Key", "", "Tags.member.1.Value", "v");
        broken("'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
                "Tags.member.1.Key", "k", "Tags.member.1.Value", "a|b");
        broken("'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
                "Tags.member.1.Key", "a*b", "Tags.member.1.Value", "1");
        broken("'tags.1.member.value' failed to satisfy constraint: Member must not be null", "Tags.member.1.Key", "k");
        broken("'tags.1.member.key' failed to satisfy constraint: Member must not be null", "Tags.member.1.Value", "v");
        broken("'transitiveTagKeys.1.member' failed to satisfy constraint: Member must have length less than or equal to 128",
                "TransitiveTagKeys.member.1", "k".repeat(129));
    }

    @Test
    void thereAreFiftyAtMost() throws Exception {
        assertThat(check(SessionTags.NONE, many(50)).values()).hasSize(50);
        broken("'tags' failed to satisfy constraint: Member must have length less than or equal to 50", many(51));
    }

    private static String[] many(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.addAll(List.of("Tags.member." + i + ".Key", "k" + i, "Tags.member." + i + ".Value", "v"));
        }
        return all.toArray(String[]::new);
    }

    private static SessionTags check(SessionTags callers, String... query) throws Exception {
        StsParameters parameters = parameters(query);
        TagParameters tags = TagParameters.read(parameters);
        parameters.requireValid();
        return tags.check(callers);
    }

    private static void refused(String message, SessionTags callers, String... query) {
        assertRefused(400, "InvalidParameterValue", message, () -> check(callers, query));
    }

    private static void broken(String message, String... query) {
        assertRefused(400, "ValidationError", "1 validation error detected: Value at " + message, () -> check(SessionTags.NONE, query));
    }
}
