package dev.keypool.triggers.config;

import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.triggers.CodeKey;
import dev.keypool.triggers.encryption.AwsKms;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** A key in AWS KMS, as Cognito has it, or in whatever speaks its API. */
public final class AwsKmsCodeKeyFactory extends CodeKeyFactory {

    private static final String KEY_ID = "keyId";
    private static final String REGION = "region";
    private static final String ENDPOINT = "endpoint";
    private static final String ACCESS_KEY_ID = "accessKeyId";
    private static final String SECRET_ACCESS_KEY = "secretAccessKey";

    private static final Pattern KEY_IDS = Pattern.compile("[\\w:/-]{1,2048}");
    private static final Pattern REGIONS = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern ACCESS_KEY_IDS = Pattern.compile("\\w{1,128}");

    private static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(KEY_ID).label("Key").type(ProviderConfigProperty.STRING_TYPE).helpText("Id, ARN or alias of a symmetric KMS key.").add()
            .property().name(REGION).label("Region").type(ProviderConfigProperty.STRING_TYPE).defaultValue("us-east-1")
            .helpText("The region that calls are signed for.").add()
            .property().name(ENDPOINT).label("Endpoint").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Of what speaks KMS's API; by default AWS's of the region.").add()
            .property().name(ACCESS_KEY_ID).label("Access key ID").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Of somebody who may call kms:GenerateDataKey.").add()
            .property().name(SECRET_ACCESS_KEY).label("Secret access key").type(ProviderConfigProperty.PASSWORD).secret(true)
            .helpText("Or a reference to Keycloak's vault.").add()
            .build();

    @Override
    public String getId() {
        return "aws-kms";
    }

    @Override
    public String getHelpText() {
        return "A key in AWS KMS: each message has a data key of its own, got by GenerateDataKey.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PROPERTIES;
    }

    @Override
    CodeKey read(ComponentModel component, Settings settings, UnaryOperator<String> secrets) {
        String region = settings.text(REGION) == null ? "us-east-1" : matching(settings, REGION, REGIONS, "a region such as us-east-1");
        String given = settings.text(ENDPOINT);
        URI endpoint = Settings.url(ENDPOINT, given == null ? "https://kms." + region + ".amazonaws.com" : given);
        if (endpoint.getRawQuery() != null) {
            throw new InvalidConfigurationException(ENDPOINT + " must have no query.");
        }
        SigningCredentials credentials = new SigningCredentials(matching(settings, ACCESS_KEY_ID, ACCESS_KEY_IDS, "letters and digits"),
                secrets.apply(settings.required(SECRET_ACCESS_KEY)), null);
        AwsKms kms = new AwsKms(endpoint, matching(settings, KEY_ID, KEY_IDS, "id, ARN or alias of a key"), region, credentials);
        return (triggers, context) -> AwsKms.dataKey(triggers.ask(component.getId(), kms, kms.body(context)));
    }

    private static String matching(Settings settings, String key, Pattern pattern, String expected) {
        String value = settings.required(key);
        if (!pattern.matcher(value).matches()) {
            throw new InvalidConfigurationException(key + " must be " + expected + ".");
        }
        return value;
    }
}
