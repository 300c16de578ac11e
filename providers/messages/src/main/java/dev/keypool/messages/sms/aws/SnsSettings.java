package dev.keypool.messages.sms.aws;

import dev.keypool.iam.sigv4.SigningCredentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Reads the component's settings; an empty value is a setting that was not made, as the admin console sends it. */
final class SnsSettings {

    private static final String REGION = "region";
    private static final String ENDPOINT = "endpoint";
    private static final String ACCESS_KEY_ID = "accessKeyId";
    private static final String SECRET_ACCESS_KEY = "secretAccessKey";
    private static final String SENDER_ID = "senderId";

    private static final String DEFAULT_REGION = "us-east-1";
    private static final Pattern REGIONS = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern ACCESS_KEY_IDS = Pattern.compile("\\w{1,128}");
    private static final Pattern SENDER_IDS = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}");

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(REGION).label("Region").type(ProviderConfigProperty.STRING_TYPE).defaultValue(DEFAULT_REGION)
            .helpText("The region that calls are signed for.").add()
            .property().name(ENDPOINT).label("Endpoint").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Of what speaks the API of SNS; by default AWS's of the region.").add()
            .property().name(ACCESS_KEY_ID).label("Access key ID").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Of somebody who may call sns:Publish.").add()
            .property().name(SECRET_ACCESS_KEY).label("Secret access key").type(ProviderConfigProperty.PASSWORD).secret(true)
            .helpText("Or a reference to Keycloak's vault.").add()
            .property().name(SENDER_ID).label("Sender ID").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("What people see as the sender, where their country allows it.").add()
            .build();

    private final ComponentModel component;

    SnsSettings(ComponentModel component) {
        this.component = component;
    }

    /**
     * @param secrets what a setting that may be a vault reference stands for
     * @throws IllegalArgumentException when a setting is missing or not of its form; its message is for administrators
     */
    SnsPublish read(UnaryOperator<String> secrets) {
        String region = text(REGION) == null ? DEFAULT_REGION : matching(REGION, REGIONS, "a region such as us-east-1");
        String accessKeyId = matching(ACCESS_KEY_ID, ACCESS_KEY_IDS, "letters and digits");
        SigningCredentials credentials = new SigningCredentials(accessKeyId, secrets.apply(required(SECRET_ACCESS_KEY)), null);
        String senderId = text(SENDER_ID) == null ? null
                : matching(SENDER_ID, SENDER_IDS, "1 to 11 letters, digits and hyphens, at least one letter among them");
        return new SnsPublish(endpoint(region), region, credentials, senderId);
    }

    /** Whether it may be called is seen at the call. */
    private URI endpoint(String region) {
        String given = text(ENDPOINT);
        try {
            URI uri = new URI(given == null ? "https://sns." + region + ".amazonaws.com" : given);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException(ENDPOINT + " must be an https URL such as https://sns.us-east-1.amazonaws.com.");
    }

    private String matching(String key, Pattern pattern, String expected) {
        String value = required(key);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(key + " must be " + expected + ".");
        }
        return value;
    }

    private String required(String key) {
        String value = text(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is required.");
        }
        return value;
    }

    private String text(String key) {
        List<String> values = component.getConfig().getOrDefault(key, List.of()).stream().filter(value -> value != null && !value.isBlank()).toList();
        if (values.size() > 1) {
            throw new IllegalArgumentException(key + " must have one value, not " + values.size() + ".");
        }
        return values.isEmpty() ? null : values.get(0);
    }
}
