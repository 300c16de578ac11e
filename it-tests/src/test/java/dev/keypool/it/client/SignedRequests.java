package dev.keypool.it.client;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** Requests to a storage service that speaks S3, signed by the AWS SDK's own signer. */
public final class SignedRequests {

    private static final URI STORAGE = URI.create("https://storage.example.com");

    private SignedRequests() {}

    /** @param path encoded, as {@code /bucket/a%3Ab} */
    public static SdkHttpRequest get(Credentials credentials, String path) {
        return sign(credentials, path, AuthLocation.HEADER, null);
    }

    public static SdkHttpRequest presignedGet(Credentials credentials, String path) {
        return sign(credentials, path, AuthLocation.QUERY_STRING, Duration.ofMinutes(5));
    }

    private static SdkHttpRequest sign(Credentials credentials, String path, AuthLocation where, Duration expiration) {
        SdkHttpRequest unsigned = SdkHttpFullRequest.builder().method(SdkHttpMethod.GET).uri(STORAGE).encodedPath(path).build();
        AwsCredentialsIdentity identity = AwsSessionCredentialsIdentity.create(
                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
        // The settings with which the SDK's S3 client and its presigner call it.
        SignRequest.Builder<AwsCredentialsIdentity> request = SignRequest.builder(identity)
                .request(unsigned)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, where);
        if (expiration != null) {
            request.putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, expiration)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false);
        }
        return AwsV4HttpSigner.create().sign(request.build()).request();
    }
}
