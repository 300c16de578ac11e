package dev.keypool.it.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of an AWS client that is to work with a realm, and with nothing else. */
public final class AwsEnvironment {

    private AwsEnvironment() {}

    /** For somebody without credentials. */
    public static Map<String, String> of(URI realm) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_REGION", "us-east-1");
        // Older clients know it by this name only.
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        // Clients of before 2023 do not know these two: they are given the endpoint.
        variables.put("AWS_ENDPOINT_URL_COGNITO_IDENTITY", realm + "/cognito-identity");
        variables.put("AWS_ENDPOINT_URL_STS", realm + "/sts");
        // Nothing of whoever runs the tests.
        variables.put("AWS_CONFIG_FILE", "/dev/null");
        variables.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        return variables;
    }

    /** @param credentials as an operation of Cognito or STS issues them */
    public static Map<String, String> of(URI realm, JsonNode credentials) {
        Map<String, String> variables = of(realm);
        variables.put("AWS_ACCESS_KEY_ID", credentials.path("AccessKeyId").textValue());
        // Cognito's name for it, and STS's.
        variables.put("AWS_SECRET_ACCESS_KEY", credentials.path(credentials.has("SecretKey") ? "SecretKey" : "SecretAccessKey").textValue());
        variables.put("AWS_SESSION_TOKEN", credentials.path("SessionToken").textValue());
        return variables;
    }
}
