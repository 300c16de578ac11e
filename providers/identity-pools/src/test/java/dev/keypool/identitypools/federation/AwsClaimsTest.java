package dev.keypool.identitypools.federation;

import static dev.keypool.identitypools.federation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsClaimsTest {

    @Test
    void tagsAreSingleValuesInArrays() throws Exception {
        AwsClaims claims = of("""
                {"https://aws.amazon.com/tags": {"principal_tags": {"Project": ["Automation"], "Cost Center": ["7"]}, "transitive_tag_keys": ["project"]}}""");
        assertThat(claims.tags()).isEqualTo(new SessionTags(Map.of("Project", "Automation", "Cost Center", "7"), Set.of("project")));
        assertThat(claims.sourceIdentity()).isNull();
        assertThat(claims.roles()).isNull();
    }

    @Test
    void theyMayBeWrittenFlat() throws Exception {
        AwsClaims claims = of("""
                {"https://aws.amazon.com/tags/principal_tags/Project": "Automation", "https://aws.amazon.com/tags/principal_tags/Team": ["red"],
                 "https://aws.amazon.com/tags/transitive_tag_keys": ["Project"]}""");
        assertThat(claims.tags()).isEqualTo(new SessionTags(Map.of("Project", "Automation", "Team", "red"), Set.of("Project")));
    }

    @Test
    void sourceIdentityAndRolesAreRead() throws Exception {
        AwsClaims claims = of("""
                {"https://aws.amazon.com/source_identity": "alice@example.com", "https://aws.amazon.com/roles": ["arn:a", "arn:b"]}""");
        assertThat(claims.sourceIdentity()).isEqualTo("alice@example.com");
        assertThat(claims.roles()).containsExactly("arn:a", "arn:b");
        assertThat(of("{}")).isEqualTo(new AwsClaims(SessionTags.NONE, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a\": [\"1\", \"2\"]}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a\": []}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a\": null}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a\": [\"1|2\"]}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"\": [\"1\"]}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a*\": [\"1\"]}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"AWS:a\": [\"1\"]}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"team\": [\"1\"], \"TEAM\": [\"2\"]}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a\": [\"1\"]}}, \"https://aws.amazon.com/tags/principal_tags/a\": \"2\"}",
        "{\"https://aws.amazon.com/tags\": {\"transitive_tag_keys\": [\"a\"]}}",
        "{\"https://aws.amazon.com/source_identity\": \"\"}",
        "{\"https://aws.amazon.com/source_identity\": \"a\"}",
        "{\"https://aws.amazon.com/source_identity\": \"aws:alice\"}",
        "{\"https://aws.amazon.com/source_identity\": \"a b\"}"})
    void whatStsTakesFromNobodyIsRefused(String json) {
        refused(Refusal.TAG_NOT_ALLOWED, () -> of(json));
    }

    /** A tag that were passed over could not be asked for by a Deny. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{\"https://aws.amazon.com/tags\": \"a\"}",
        "{\"https://aws.amazon.com/tags\": [\"a\"]}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": [\"a\"]}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a\": [1]}}}",
        "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"a\": {\"b\": \"c\"}}}}",
        "{\"https://aws.amazon.com/tags\": {\"transitive_tag_keys\": {}}}",
        "{\"https://aws.amazon.com/source_identity\": [\"alice\"]}",
        "{\"https://aws.amazon.com/roles\": {}}"})
    void whatIsOfAnotherKindIsNotPassedOver(String json) {
        refused(Refusal.MALFORMED_TOKEN, () -> of(json));
    }

    @Test
    void lengthsAreBounded() throws Exception {
        assertThat(of(tag("k".repeat(128), "v".repeat(256))).tags().values()).hasSize(1);
        refused(Refusal.TAG_NOT_ALLOWED, () -> of(tag("k".repeat(129), "v")));
        refused(Refusal.TAG_NOT_ALLOWED, () -> of(tag("k", "v".repeat(257))));
        assertThat(of(many(50)).tags().values()).hasSize(50);
        refused(Refusal.TAG_NOT_ALLOWED, () -> of(many(51)));
    }

    private static String tag(String key, String value) {
        return "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {\"" + key + "\": [\"" + value + "\"]}}}";
    }

    private static String many(int count) {
        return "{\"https://aws.amazon.com/tags\": {\"principal_tags\": {" + IntStream.range(0, count).mapToObj(i -> "\"k" + i + "\": [\"v\"]")
                .collect(Collectors.joining(",")) + "}}}";
    }

    private static AwsClaims of(String json) throws Exception {
        return AwsClaims.of(new TokenClaims(new ObjectMapper().readValue(json, new TypeReference<Map<String, Object>>() { })));
    }
}
