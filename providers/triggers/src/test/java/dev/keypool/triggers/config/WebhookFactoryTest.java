package dev.keypool.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.triggers.functions.FunctionEndpoint;
import dev.keypool.triggers.functions.Webhook;
import dev.keypool.triggers.functions.WebhookKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

final class WebhookFactoryTest {

    private static final String NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final ComponentModel component = new ComponentModel();

    private String signatures() {
        component.put("url", "https://hooks.example.com");
        FunctionEndpoint endpoint = new WebhookFactory().endpoint(new Settings(component), UnaryOperator.identity());
        return signatures((Webhook) endpoint);
    }

    private static String signatures(Webhook webhook) {
        return webhook.request("msg_1", BODY, Instant.ofEpochSecond(7)).headers().get("webhook-signature");
    }

    private static String by(String secret) {
        return signatures(new Webhook(URI.create("https://hooks.example.com"), List.of(WebhookKey.parse(secret))));
    }

    @Test
    void oneSecretIsOneSignature() {
        component.put("secret", NEW);

        assertThat(signatures()).isEqualTo(by(NEW));
    }

    /** A receiver takes any signature of the list, so it may still know the old secret alone. */
    @Test
    void whileASecretIsChangedBothSign() {
        component.put("secret", NEW);
        component.put("previousSecret", OLD);

        assertThat(signatures()).isEqualTo(by(NEW) + " " + by(OLD));
        component.put("previousSecret", "");
        assertThat(signatures()).isEqualTo(by(NEW));
    }
}
