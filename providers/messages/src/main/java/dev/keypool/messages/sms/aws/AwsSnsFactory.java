package dev.keypool.messages.sms.aws;

import dev.keypool.messages.sms.SmsSender;
import dev.keypool.messages.sms.SmsSenderFactory;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.vault.VaultStringSecret;

/** One per node: the connections to SMS services. */
public final class AwsSnsFactory implements SmsSenderFactory {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /** To one service: each holds one of Keycloak's threads, of which it has 50. */
    private static final int MAX_CALLS_PER_HOST = 10;
    private static final int MAX_CALLS = 20;
    private static final int MAX_ANSWER = 64 * 1024;

    private OutboundHttp http;

    @Override
    public String getId() {
        return "aws-sns";
    }

    @Override
    public String getHelpText() {
        return "Sends SMS by AWS SNS, or by what speaks its API.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SnsSettings.PROPERTIES;
    }

    @Override
    public void init(Config.Scope config) {
        http = new OutboundHttp(OutboundOptions.read(config::get).deadline(DEADLINE).readTimeout(DEADLINE).maxResponseBytes(MAX_ANSWER)
                .maxCalls(MAX_CALLS).maxCallsPerHost(MAX_CALLS_PER_HOST).build());
    }

    @Override
    public SmsSender create(KeycloakSession session, ComponentModel component) {
        return new AwsSns(http, Clock.systemUTC(), () -> read(session, component));
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) throws ComponentValidationException {
        try {
            read(session, component);
        } catch (IllegalArgumentException e) {
            // ComponentResource formats the message with java.text.MessageFormat, to which ' is syntax.
            throw new ComponentValidationException(e.getMessage().replace("'", "''"));
        }
        if (realm.getComponentsStream(realm.getId(), SmsSender.class.getName()).anyMatch(other -> !other.getId().equals(component.getId()))) {
            throw new ComponentValidationException("The realm has a sender of SMS already.");
        }
    }

    private static SnsPublish read(KeycloakSession session, ComponentModel component) {
        return new SnsSettings(component).read(text -> {
            try (VaultStringSecret secret = session.vault().getStringSecret(text)) {
                return secret.get().orElseThrow(() -> new IllegalArgumentException("The vault has no such secret."));
            }
        });
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
    }

    @Override
    public void close() {
        http.close();
    }
}
