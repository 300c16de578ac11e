package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.StsException;

/** STS as an unmodified AWS SDK for Java calls it. */
final class Sdk {

    private Sdk() {}

    static String callerArn(Credentials credentials, URI sts) {
        try (StsClient client = client(credentials, sts, builder -> { })) {
            return client.getCallerIdentity().arn();
        }
    }

    static void refused(Credentials credentials, URI sts, int status, String code) {
        refused(credentials, sts, status, code, builder -> { });
    }

    static void refused(Credentials credentials, URI sts, int status, String code, Consumer<StsClientBuilder> settings) {
        try (StsClient client = client(credentials, sts, settings)) {
            StsException refusal = catchThrowableOfType(StsException.class, client::getCallerIdentity);
            assertThat(refusal).as("refused at all").isNotNull();
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.statusCode()).isEqualTo(status);
            assertThat(refusal.requestId()).isNotBlank();
        }
    }

    private static StsClient client(Credentials credentials, URI sts, Consumer<StsClientBuilder> settings) {
        StsClientBuilder builder = StsClient.builder()
                // Not by endpointOverride: of that the SDK drops the path in the Query protocol.
                .endpointProvider(parameters -> CompletableFuture.completedFuture(Endpoint.builder().url(sts).build()))
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken())));
        settings.accept(builder);
        return builder.build();
    }
}
