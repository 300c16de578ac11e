package dev.keypool.triggers.config;

import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.triggers.functions.AwsLambda;
import dev.keypool.triggers.functions.FunctionEndpoint;
import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Functions behind AWS's Invoke API, at AWS or anywhere else. */
public final class AwsLambdaFactory extends TriggerFunctionFactory {

    private static final String FUNCTION = "functionName";
    private static final String QUALIFIER = "qualifier";
    private static final String REGION = "region";
    private static final String ENDPOINT = "endpoint";
    private static final String ACCESS_KEY_ID = "accessKeyId";
    private static final String SECRET_ACCESS_KEY = "secretAccessKey";

    /** Invoke's own patterns, without the parts that need a look at each other. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_.:$/]{1,170}");
    private static final Pattern QUALIFIERS = Pattern.compile("\\$LATEST|[a-zA-Z0-9-_]{1,128}");
    private static final Pattern REGIONS = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern KEY_ID = Pattern.compile("[\\w]{1,128}");

    public AwsLambdaFactory() {
        super(ProviderConfigurationBuilder.create()
                .property().name(FUNCTION).label("Function").type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Name or ARN of the Lambda function.").add()
                .property().name(QUALIFIER).label("Qualifier").type(ProviderConfigProperty.STRING_TYPE).helpText("A version or an alias.").add()
                .property().name(REGION).label("Region").type(ProviderConfigProperty.STRING_TYPE).defaultValue("us-east-1")
                .helpText("The region that calls are signed for.").add()
                .property().name(ENDPOINT).label("Endpoint").type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Address of the Lambda service; AWS's of the region when empty.").add()
                .property().name(ACCESS_KEY_ID).label("Access key ID").type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Signs the calls; without it they are not signed.").add()
                .property().name(SECRET_ACCESS_KEY).label("Secret access key").type(ProviderConfigProperty.PASSWORD).secret(true)
                .helpText("Or a reference to Keycloak's vault.").add()
                .build());
    }

    @Override
    public String getId() {
        return "aws-lambda";
    }

    @Override
    public String getHelpText() {
        return "A Lambda function, called by AWS's Invoke API.";
    }

    @Override
    FunctionEndpoint endpoint(Settings settings, UnaryOperator<String> secrets) {
        String region = settings.text(REGION) == null ? "us-east-1" : matching(REGION, settings.text(REGION), REGIONS, "a region such as us-east-1");
        String given = settings.text(ENDPOINT);
        URI endpoint = Settings.url(ENDPOINT, given == null ? "https://lambda." + region + ".amazonaws.com" : given);
        if (endpoint.getRawQuery() != null) {
            throw new InvalidConfigurationException(ENDPOINT + " must have no query.");
        }
        String qualifier = settings.text(QUALIFIER);
        return new AwsLambda(endpoint, matching(FUNCTION, settings.required(FUNCTION), NAME, "the name or the ARN of a Lambda function"),
                qualifier == null ? null : matching(QUALIFIER, qualifier, QUALIFIERS, "a version or an alias"), region, credentials(settings, secrets));
    }

    private static SigningCredentials credentials(Settings settings, UnaryOperator<String> secrets) {
        String keyId = settings.text(ACCESS_KEY_ID);
        String secret = settings.text(SECRET_ACCESS_KEY);
        if ((keyId == null) != (secret == null)) {
            throw new InvalidConfigurationException(ACCESS_KEY_ID + " and " + SECRET_ACCESS_KEY + " belong together.");
        }
        return keyId == null ? null : new SigningCredentials(matching(ACCESS_KEY_ID, keyId, KEY_ID, "letters and digits"), secrets.apply(secret), null);
    }

    private static String matching(String key, String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new InvalidConfigurationException(key + " must be " + expected + ".");
        }
        return value;
    }
}
