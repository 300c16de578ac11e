package dev.keypool.identitypools.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.MatchedStatement;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorizationMessagesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Decision DENIED = new Decision(Decision.Outcome.EXPLICIT_DENY, List.of(new MatchedStatement("identityPolicies[1]", "NoRuns", 0, "Deny"),
            new MatchedStatement("sessionPolicies[0]", null, 2, "Deny")), List.of("It is denied."));
    private static final Decision NOT_ALLOWED = new Decision(Decision.Outcome.IMPLICIT_DENY, List.of(), List.of("No statement allows it."));

    private final RealmSnapshot realm = SnapshotBuilder.example().build();
    private final AuthorizationMessages messages = new AuthorizationMessages(realm.messages());
    private final CallerIdentity caller = new CallerIdentity(new SessionBuilder().build(), Example.authenticated());

    @Test
    void aMessageIsReadForADay() {
        String encoded = messages.encode("{\"allowed\":false}\n", NOW);
        assertThat(messages.decode(encoded, NOW)).isEqualTo("{\"allowed\":false}\n");
        assertThat(messages.decode(encoded, NOW.plusSeconds(86_399))).isNotNull();
        assertThat(messages.decode(encoded, NOW.plusSeconds(86_400))).isNull();
    }

    @Test
    void whatNobodyEncodedIsNone() {
        assertThat(messages.decode("AAAA", NOW)).isNull();
        assertThat(messages.decode("A".repeat(20_000), NOW)).isNull();
        String foreign = new AuthorizationMessages(SnapshotBuilder.example().realmId("realm-2").build().messages()).encode("{}", NOW);
        assertThat(messages.decode(foreign, NOW)).isNull();
    }

    @Test
    void anExplicitDenyNamesItsStatements() throws Exception {
        JsonNode message = json(DenialMessage.of(caller, "ec2:RunInstances", "arn:aws:ec2:::instance/1", Map.of("aws:Region", List.of("us-east-1")), DENIED));
        assertThat(message.path("allowed").booleanValue()).isFalse();
        assertThat(message.path("explicitDeny").booleanValue()).isTrue();
        assertThat(message.at("/matchedStatements/items/0/statementId").textValue()).isEqualTo("NoRuns");
        assertThat(message.at("/matchedStatements/items/0/effect").textValue()).isEqualTo("DENY");
        assertThat(message.at("/matchedStatements/items/0/principals/items/0/value").textValue()).isEqualTo("AROAPLAYERS");
        assertThat(message.at("/matchedStatements/items/1/statementId").textValue()).isEmpty();
        assertThat(message.at("/matchedStatements/items/1/policy").textValue()).isEqualTo("sessionPolicies[0]");
        assertThat(message.at("/failures/items").isArray()).isTrue();
        assertThat(message.at("/context/principal/id").textValue()).isEqualTo("AROAPLAYERS:CognitoIdentityCredentials");
        assertThat(message.at("/context/principal/arn").textValue()).isEqualTo("arn:aws:sts::123456789012:assumed-role/Players/CognitoIdentityCredentials");
        assertThat(message.at("/context/action").textValue()).isEqualTo("ec2:RunInstances");
        assertThat(message.at("/context/resource").textValue()).isEqualTo("arn:aws:ec2:::instance/1");
        assertThat(message.at("/context/conditions/items/0")).isEqualTo(json("{\"key\":\"aws:Region\",\"values\":{\"items\":[{\"value\":\"us-east-1\"}]}}"));
        assertThat(message.has("truncated")).isFalse();
    }

    @Test
    void anImplicitDenyHasReasons() throws Exception {
        JsonNode message = json(DenialMessage.of(caller, "a:b", "arn:aws:a:::b", Map.of(), NOT_ALLOWED));
        assertThat(message.path("explicitDeny").booleanValue()).isFalse();
        assertThat(message.at("/matchedStatements/items")).isEmpty();
        assertThat(message.at("/reasons/items/0/value").textValue()).isEqualTo("No statement allows it.");
    }

    @Test
    void whateverIsInItAMessageCanBeDecoded() throws Exception {
        Map<String, List<String>> keys = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            keys.put("app:key" + i, Collections.nCopies(20, "\u0001\ud83d\ude00".repeat(30)));
        }
        Decision wordy = new Decision(Decision.Outcome.EXPLICIT_DENY, Collections.nCopies(500, DENIED.matched().get(0)), Collections.nCopies(500, "Because. ".repeat(50)));
        for (String resource : List.of("arn:aws:a:::" + "\u0001".repeat(2036), "arn:aws:a:::" + "\uffff".repeat(2036), "arn:aws:a:::b")) {
            String message = DenialMessage.of(caller, "a:" + "\u0001".repeat(254), resource, keys, wordy);
            String encoded = messages.encode(message, NOW);
            assertThat(encoded.length()).isLessThanOrEqualTo(10_240);
            assertThat(messages.decode(encoded, NOW)).isEqualTo(message);
            assertThat(json(message).path("truncated").booleanValue()).isTrue();
        }
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
