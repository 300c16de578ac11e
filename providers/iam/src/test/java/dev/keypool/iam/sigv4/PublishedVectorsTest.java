package dev.keypool.iam.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** AWS's own requests and signatures; each case of sigv4/vectors.json names its source. */
class PublishedVectorsTest {

    @TestFactory
    Stream<DynamicTest> verifiesWhatAwsSigned() throws Exception {
        return vectors().map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> {
            List<Map.Entry<String, String>> headers = headers(vector);
            headers.add(Map.entry("Authorization", authorization(vector)));
            SignedRequest request = SignedRequest.parse(request(vector, headers));

            request.requireScope(vector.get("region").asText(), vector.get("service").asText());
            request.verify(vector.get("secretKey").asText(), payloadHash(vector), at(vector));

            assertThat(request.accessKeyId()).isEqualTo(vector.get("accessKeyId").asText());
            assertThat(request.presigned()).isFalse();
            assertThat(String.join(";", request.signedHeaders())).isEqualTo(vector.get("signedHeaders").asText());
        }));
    }

    @TestFactory
    Stream<DynamicTest> signsAsAwsSigns() throws Exception {
        return vectors().map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> {
            String token = headers(vector).stream().filter(h -> h.getKey().equals("X-Amz-Security-Token")).map(Map.Entry::getValue)
                    .findFirst().orElse(null);
            SigningCredentials credentials = new SigningCredentials(vector.get("accessKeyId").asText(), vector.get("secretKey").asText(),
                    token);

            Map<String, String> added = Signer.sign(request(vector, headers(vector)), credentials, vector.get("region").asText(),
                    vector.get("service").asText(), at(vector), payloadHash(vector));

            assertThat(added).containsEntry("Authorization", authorization(vector));
        }));
    }

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
    @Test
    void presignsTheDocumentedGetOfAnObject() throws Exception {
        Instant at = AmzDate.parse("20130524T000000Z");
        HttpRequest get = new HttpRequest("GET", "/test.txt", null, List.of(Map.entry("Host", "examplebucket.s3.amazonaws.com")));

        String query = Signer.presign(get, new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null),
                CredentialScope.at(at, "us-east-1", "s3"), at, 86_400, null);

        assertThat(query).isEqualTo("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2F"
                + "aws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
        SignedRequest request = SignedRequest.parse(new HttpRequest("GET", "/test.txt", query, get.headers()));
        assertThat(request.presigned()).isTrue();
        request.verify("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null, at.plusSeconds(86_400));
    }

    /** aws-c-auth, get-vanilla-query and get-vanilla-with-session-token, query-signed-request.txt; a body that is not there is signed. */
    @Test
    void verifiesThePresignedRequestsOfTheSuite() throws Exception {
        String start = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request"
                + "&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600";
        String token = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
        List<Map.Entry<String, String>> host = List.of(Map.entry("Host", "example.amazonaws.com"));

        SignedRequest plain = SignedRequest.parse(new HttpRequest("GET", "/", start
                + "&X-Amz-Signature=e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d", host));
        SignedRequest temporary = SignedRequest.parse(new HttpRequest("GET", "/", start + "&X-Amz-Security-Token=" + token
                + "&X-Amz-Signature=7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c", host));

        for (SignedRequest request : List.of(plain, temporary)) {
            request.verify("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Crypto.sha256Hex(""), AmzDate.parse("20150830T123600Z"));
        }
        assertThat(plain.sessionToken()).isNull();
        assertThat(temporary.sessionToken()).isEqualTo(token);
    }

    private static Stream<JsonNode> vectors() throws Exception {
        try (InputStream in = PublishedVectorsTest.class.getResourceAsStream("/sigv4/vectors.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false);
        }
    }

    private static HttpRequest request(JsonNode vector, List<Map.Entry<String, String>> headers) {
        JsonNode query = vector.get("query");
        return new HttpRequest(vector.get("method").asText(), vector.get("path").asText(), query.isNull() ? null : query.asText(), headers);
    }

    private static List<Map.Entry<String, String>> headers(JsonNode vector) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        vector.get("headers").forEach(header -> headers.add(Map.entry(header.get(0).asText(), header.get(1).asText())));
        return headers;
    }

    private static String authorization(JsonNode vector) {
        CredentialScope scope = CredentialScope.at(at(vector), vector.get("region").asText(), vector.get("service").asText());
        return "AWS4-HMAC-SHA256 Credential=" + vector.get("accessKeyId").asText() + "/" + scope + ", SignedHeaders="
                + vector.get("signedHeaders").asText() + ", Signature=" + vector.get("signature").asText();
    }

    private static String payloadHash(JsonNode vector) {
        return Crypto.sha256Hex(vector.get("body").asText());
    }

    private static Instant at(JsonNode vector) {
        return AmzDate.parse(vector.get("at").asText());
    }
}
