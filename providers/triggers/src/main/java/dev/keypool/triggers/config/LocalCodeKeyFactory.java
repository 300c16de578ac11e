package dev.keypool.triggers.config;

import dev.keypool.triggers.CodeKey;
import dev.keypool.triggers.encryption.RawAesKey;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** A key that Keycloak and the functions share. */
public final class LocalCodeKeyFactory extends CodeKeyFactory {

    private static final String NAMESPACE = "keyNamespace";
    private static final String NAME = "keyName";
    private static final String KEY = "key";

    private static final String NAMESPACE_BY_DEFAULT = "keypool";
    private static final String NAME_BY_DEFAULT = "codes";
    /** The AWS Encryption SDK keeps namespaces that begin with aws-kms for itself. */
    private static final Pattern NAMES = Pattern.compile("(?!aws-kms)[\\w.:/-]{1,128}");

    private static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(KEY).label("Key").type(ProviderConfigProperty.PASSWORD).secret(true)
            .helpText("32 random bytes in base64, or a reference to Keycloak's vault. The functions have the same.").add()
            .property().name(NAMESPACE).label("Key namespace").type(ProviderConfigProperty.STRING_TYPE).defaultValue(NAMESPACE_BY_DEFAULT)
            .helpText("Of the functions' raw AES keyring.").add()
            .property().name(NAME).label("Key name").type(ProviderConfigProperty.STRING_TYPE).defaultValue(NAME_BY_DEFAULT)
            .helpText("Of the functions' raw AES keyring.").add()
            .build();

    @Override
    public String getId() {
        return "local";
    }

    @Override
    public String getHelpText() {
        return "A key that functions have as well: a raw AES keyring of the AWS Encryption SDK.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PROPERTIES;
    }

    @Override
    CodeKey read(ComponentModel component, Settings settings, UnaryOperator<String> secrets) {
        RawAesKey key = new RawAesKey(name(settings, NAMESPACE, NAMESPACE_BY_DEFAULT), name(settings, NAME, NAME_BY_DEFAULT),
                key(secrets.apply(settings.required(KEY))));
        return (triggers, context) -> key.newDataKey(context);
    }

    private static String name(Settings settings, String setting, String byDefault) {
        String name = settings.text(setting) == null ? byDefault : settings.text(setting);
        if (!NAMES.matcher(name).matches()) {
            throw new InvalidConfigurationException(setting + " must have 1 to 128 letters, digits and . : / - _, and not begin with aws-kms.");
        }
        return name;
    }

    private static byte[] key(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == RawAesKey.LENGTH) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new InvalidConfigurationException(KEY + " must be 32 bytes in base64.");
    }
}
