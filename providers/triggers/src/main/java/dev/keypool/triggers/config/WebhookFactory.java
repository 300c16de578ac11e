package dev.keypool.triggers.config;

import dev.keypool.triggers.functions.FunctionEndpoint;
import dev.keypool.triggers.functions.Webhook;
import dev.keypool.triggers.functions.WebhookKey;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Functions behind a URL, in any language. */
public final class WebhookFactory extends TriggerFunctionFactory {

    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String PREVIOUS_SECRET = "previousSecret";

    public WebhookFactory() {
        super(ProviderConfigurationBuilder.create()
                .property().name(URL).label("URL").type(ProviderConfigProperty.STRING_TYPE).helpText("Where events are posted.").add()
                .property().name(SECRET).label("Secret").type(ProviderConfigProperty.PASSWORD).secret(true)
                .helpText("whsec_… for HMAC-SHA256 or whsk_… for Ed25519, or a reference to Keycloak's vault.").add()
                .property().name(PREVIOUS_SECRET).label("Previous secret").type(ProviderConfigProperty.PASSWORD).secret(true)
                .helpText("Signs as well, until every receiver knows the new one.").add()
                .build());
    }

    @Override
    public String getId() {
        return "webhook";
    }

    @Override
    public String getHelpText() {
        return "A function behind an HTTPS URL, signed after the Standard Webhooks specification.";
    }

    @Override
    FunctionEndpoint endpoint(Settings settings, UnaryOperator<String> secrets) {
        String previous = settings.text(PREVIOUS_SECRET);
        List<WebhookKey> keys = Stream.concat(Stream.of(settings.required(SECRET)), Stream.ofNullable(previous))
                .map(secrets).map(WebhookFactory::key).toList();
        return new Webhook(Settings.url(URL, settings.required(URL)), keys);
    }

    private static WebhookKey key(String secret) {
        try {
            return WebhookKey.parse(secret);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException(e.getMessage());
        }
    }
}
