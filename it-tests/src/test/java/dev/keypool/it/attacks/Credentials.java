package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Temporary credentials and whose they are. */
record Credentials(String identityId, String accessKeyId, String secretKey, String sessionToken) {

    static Credentials of(WireAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode body = Refusals.json(answer);
        JsonNode credentials = body.path("credentials");
        return new Credentials(body.path("identityId").asText(), credentials.path("accessKeyId").asText(),
                credentials.path("secretAccessKey").asText(), credentials.path("sessionToken").asText());
    }

    Credentials withAccessKeyId(String other) {
        return new Credentials(identityId, other, secretKey, sessionToken);
    }

    Credentials withSecretKey(String other) {
        return new Credentials(identityId, accessKeyId, other, sessionToken);
    }

    Credentials withSessionToken(String other) {
        return new Credentials(identityId, accessKeyId, secretKey, other);
    }
}
