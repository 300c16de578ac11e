package dev.keypool.triggers.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.Envelope;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.Groups;
import dev.keypool.triggers.events.PreTokenGenerationEvent;
import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.functions.FunctionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would become of tokens. */
final class TokenPreviewTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static PreTokenGenerationEvent event(TokenSource source) {
        boolean clientsOwn = source == TokenSource.CLIENT_CREDENTIALS;
        return new PreTokenGenerationEvent(new Envelope("us-east-1", "us-east-1_shop", "app"), EventVersion.V3_0, source, "alice",
                clientsOwn ? Map.of() : Map.of("sub", "1", "email", "alice@example.com", "email_verified", "true", "custom:tier", "gold"),
                clientsOwn ? null : new Groups(List.of("players"), List.of(), null), List.of("openid", "email"), null);
    }

    private static ObjectNode preview(TokenSource source, String details) throws Exception {
        ObjectNode answer = event(source).json();
        answer.withObject("/response").set("claimsAndScopeOverrideDetails", JSON.readTree(details));
        return TokenPreview.of(answer, event(source));
    }

    @Test
    void addedOverriddenAndSuppressedClaims() throws Exception {
        ObjectNode preview = preview(TokenSource.HOSTED_AUTH, "{\"idTokenGeneration\":{\"claimsToAddOrOverride\":{\"plan\":{\"seats\":3},\"email_verified\":false,"
                + "\"sub\":\"stolen\"},\"claimsToSuppress\":[\"email\"]}}");

        assertThat(preview.get("idToken")).isEqualTo(JSON.readTree("{\"plan\":{\"to\":{\"seats\":3}},\"email_verified\":{\"from\":true,\"to\":false},"
                + "\"email\":{\"from\":\"alice@example.com\"}}"));
        assertThat(preview.get("accessToken")).isEmpty();
    }

    @Test
    void scopesAndGroups() throws Exception {
        ObjectNode preview = preview(TokenSource.HOSTED_AUTH, "{\"accessTokenGeneration\":{\"scopesToAdd\":[\"solar/read\"],\"scopesToSuppress\":[\"email\"]},"
                + "\"groupOverrideDetails\":{\"groupsToOverride\":[\"staff\"]}}");

        assertThat(preview.get("accessToken")).isEqualTo(JSON.readTree("{\"scope\":{\"from\":\"openid email\",\"to\":\"openid solar/read\"},"
                + "\"cognito:groups\":{\"from\":[\"players\"],\"to\":[\"staff\"]}}"));
        assertThat(preview.at("/idToken/cognito:groups/to/0").textValue()).isEqualTo("staff");
    }

    @Test
    void anAppClientsOwnTokenHasNoIdToken() throws Exception {
        ObjectNode preview = preview(TokenSource.CLIENT_CREDENTIALS, "{\"accessTokenGeneration\":{\"claimsToAddOrOverride\":{\"plan\":\"gold\"}}}");

        assertThat(preview.toString()).isEqualTo("{\"accessToken\":{\"plan\":{\"to\":\"gold\"}}}");
    }

    @Test
    void whatTheFlowWouldNotTakeIsNotTakenHere() {
        assertThatThrownBy(() -> preview(TokenSource.HOSTED_AUTH, "{\"idTokenGeneration\":{\"claimsToAddOrOverride\":{\"email_verified\":{}}}}"))
                .isInstanceOf(FunctionException.class);
    }
}
