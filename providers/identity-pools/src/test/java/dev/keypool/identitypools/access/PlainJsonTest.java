package dev.keypool.identitypools.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.SessionStub;
import dev.keypool.identitypools.answers.Answers;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.http.StrictJson;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

    @BeforeAll
    static void answers() {
        Answers.available();
    }

    @ParameterizedTest
    @CsvSource({"INVALID_PARAMETER,400,invalid_request", "UNKNOWN_POOL,404,not_found", "CONFLICT,409,conflict", "WRONG_AUDIENCE,401,invalid_token",
            "TOKEN_REVOKED,401,invalid_token", "GUESTS_NOT_ALLOWED,401,invalid_token", "TRUST_POLICY_DENIES,403,access_denied",
            "REALM_DISABLED,403,access_denied", "ROLE_MISSING,403,access_denied"})
    void eachRefusalHasItsStatus(Refusal reason, int status, String error) {
        Response answer = new PlainJson(SessionStub.of(Map.of())).refused(ExchangeException.notAuthorized(reason, "Why."));
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(Answers.body(answer)).isEqualTo("{\"error\":\"" + error + "\",\"error_description\":\"Why.\"}");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo(status == 401 ? "Bearer error=\"invalid_token\"" : null);
    }

    @Test
    void aRequestsIdComesBack() {
        assertThat(ok("id-1!~").getHeaderString("X-Request-ID")).isEqualTo("id-1!~");
        assertThat(ok("i".repeat(128)).getHeaderString("X-Request-ID")).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nSet-Cookie: x=y", "ä"})
    void anIdThatIsNoneDoesNot(String id) {
        assertThat(ok(id).getHeaderString("X-Request-ID")).isNull();
        assertThat(ok("i".repeat(129)).getHeaderString("X-Request-ID")).isNull();
    }

    private static Response ok(String requestId) {
        return new PlainJson(SessionStub.of(Map.of("X-Request-ID", requestId))).ok(StrictJson.newObject());
    }
}
