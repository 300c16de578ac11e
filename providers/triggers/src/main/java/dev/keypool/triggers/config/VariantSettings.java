package dev.keypool.triggers.config;

import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.events.Variants;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** A trigger's settings where AWS's documents contradict each other. */
final class VariantSettings {

    static final String HOSTED = "hostedSource";
    static final String REFRESH = "refreshSource";
    static final String VERIFY = "verifySource";
    static final String PREFIX = "prefixOnPages";

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(HOSTED).label("Source of hosted sign-ins").type(ProviderConfigProperty.LIST_TYPE)
            .options(TokenSource.HOSTED_AUTH.awsName(), TokenSource.AUTHENTICATION.awsName()).defaultValue(TokenSource.HOSTED_AUTH.awsName())
            .helpText("Of PreTokenGeneration: triggerSource for people who sign in on this realm's pages. AWS's documents have both. Whoever comes through "
                    + "an identity provider is always TokenGeneration_HostedAuth.").add()
            .property().name(REFRESH).label("Source of refreshes").type(ProviderConfigProperty.LIST_TYPE)
            .options(TokenSource.REFRESH_TOKENS.awsName(), TokenSource.AUTHENTICATION.awsName()).defaultValue(TokenSource.REFRESH_TOKENS.awsName())
            .helpText("Of PreTokenGeneration: triggerSource for refreshed tokens. AWS's documents have both.").add()
            .property().name(VERIFY).label("Source of answers").type(ProviderConfigProperty.LIST_TYPE)
            .options(Variants.VERIFY, Variants.VERIFY_SHORT).defaultValue(Variants.VERIFY)
            .helpText("Of VerifyAuthChallengeResponse: triggerSource. One table of AWS's has the shorter name.").add()
            .property().name(PREFIX).label("Prefix on pages").type(ProviderConfigProperty.BOOLEAN_TYPE).defaultValue("false")
            .helpText("Show people what Cognito shows, as \"PreAuthentication failed with error No.\", and not the function's text alone. "
                    + "Applications get it with the prefix anyway.").add()
            .build();

    private VariantSettings() {
    }

    static Variants read(Settings settings) {
        return new Variants(source(settings, HOSTED, TokenSource.HOSTED_AUTH), source(settings, REFRESH, TokenSource.REFRESH_TOKENS),
                oneOf(settings, VERIFY, Variants.VERIFY, Variants.VERIFY_SHORT), "true".equals(oneOf(settings, PREFIX, "false", "true")));
    }

    private static TokenSource source(Settings settings, String key, TokenSource byDefault) {
        String chosen = oneOf(settings, key, byDefault.awsName(), TokenSource.AUTHENTICATION.awsName());
        return chosen.equals(byDefault.awsName()) ? byDefault : TokenSource.AUTHENTICATION;
    }

    private static String oneOf(Settings settings, String key, String byDefault, String other) {
        String value = settings.text(key);
        if (value != null && !value.equals(byDefault) && !value.equals(other)) {
            throw new InvalidConfigurationException(key + " must be " + byDefault + " or " + other + ".");
        }
        return value == null ? byDefault : value;
    }
}
