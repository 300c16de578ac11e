package dev.keypool.identitypools.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextKeysTest {

    private final ObjectNode json = StrictJson.newObject();
    private final ObjectNode keys = json.putObject("context").putObject("keys");

    @Test
    void keysOfTheRequestAndTheResourceAreTaken() throws Exception {
        keys.put("aws:SourceIp", "10.0.0.1").put("s3:max-keys", 10).put("aws:SecureTransport", true).put("aws:ResourceTag/Team", "red");
        keys.putArray("aws:TagKeys").add("a").add("b");
        keys.putArray("game:empty");
        keys.put("kms:EncryptionContext:Department", "sales").put("secretsmanager:resource/AllowRotationLambdaArn", "a");
        assertThat(read()).isEqualTo(Map.of("aws:sourceip", List.of("10.0.0.1"), "s3:max-keys", List.of("10"),
                "aws:securetransport", List.of("true"), "aws:resourcetag/team", List.of("red"), "aws:tagkeys", List.of("a", "b"),
                "game:empty", List.of(), "kms:encryptioncontext:department", List.of("sales"),
                "secretsmanager:resource/allowrotationlambdaarn", List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalTag/team", "aws:PrincipalType", "aws:PrincipalOrgID",
            "aws:PrincipalIsAWSService", "aws:userid", "aws:username", "aws:TokenIssueTime", "aws:FederatedProvider", "aws:CurrentTime",
            "aws:EpochTime", "cognito-identity.amazonaws.com:sub", "cognito-identity.amazonaws.com:aud", "cognito-identity.amazonaws.com:amr",
            "sts:ExternalId", "sts:RoleSessionName", "saml:sub", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:SourceIdentity",
            "aws:AssumedRoot", "aws:PrincipalServiceName", "accounts.google.com:sub", "graph.facebook.com:id", "www.amazon.com:user_id",
            "auth.example.com:sub", "auth.example.com/realms/x:sub", "localhost:8080/realms/x:sub", "localhost/realms/x:aud",
            "team", ":sub", "s3:", "s3:1"})
    void keysOfThePrincipalAndTheTimeAndOfLoginProvidersAreRefusedInAnyCase(String key) {
        for (String spelling : List.of(key, key.toLowerCase(), key.toUpperCase())) {
            keys.removeAll();
            keys.put(spelling, "S3cret");
            assertThatExceptionOfType(BadRequestException.class).as(spelling).isThrownBy(this::read).withMessage("context.keys must not hold"
                    + " keys of the principal or the time (such as aws:PrincipalArn): they follow from the credentials.");
        }
    }

    @Test
    void lettersThatFoldToAsciiDoNotHelp() {
        // The Kelvin sign is a k in lower case.
        keys.put("aws:To\u212AenIssueTime", "2020-01-01T00:00:00Z");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(this::read);
    }

    @Test
    void aKeyInTwoCasesIsRefused() {
        keys.put("aws:SourceIp", "10.0.0.1").put("aws:sourceip", "10.0.0.2");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(this::read)
                .withMessage("context.keys must hold each key once, in one case, and at most 100.");
    }

    @Test
    void thereAreAtMost100Keys() throws Exception {
        for (int i = 0; i < 100; i++) {
            keys.put("game:k" + i, "v");
        }
        assertThat(read()).hasSize(100);
        keys.put("game:one-more", "v");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(this::read)
                .withMessage("context.keys must hold each key once, in one case, and at most 100.");
    }

    @Test
    void valuesAreTextsNumbersOrBooleans() {
        keys.putNull("game:a");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(this::read)
                .withMessage("context.keys must hold strings, numbers, booleans or arrays of them.");
        keys.putObject("game:a");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(this::read);
        keys.putArray("game:a").add("x").addNull();
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(this::read);
    }

    private Map<String, List<String>> read() throws BadRequestException {
        return ContextKeys.read(Members.of(json, "context"));
    }
}
