package dev.keypool.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class MailClientTest {

    private static String token(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"HS512\"}".getBytes(StandardCharsets.UTF_8)) + "." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".AAAA";
    }

    @Test
    void theTokenOfALinkSaysForWhichAppClientItIs() {
        assertThat(MailClient.issuedFor("https://id.example.org/realms/a/login-actions/action-token?key=" + token("{\"azp\":\"shop\"}") + "&client_id=x")).isEqualTo("shop");
        assertThat(MailClient.issuedFor("https://id.example.org/?x=1&key=" + token("{\"azp\":\"shop\"}"))).isEqualTo("shop");
    }

    @Test
    void whatIsNoneSaysNothing() {
        assertThat(MailClient.issuedFor("https://id.example.org/?key=" + token("{}"))).isNull();
        assertThat(MailClient.issuedFor("https://id.example.org/?key=" + token("{\"azp\":"))).isNull();
        assertThat(MailClient.issuedFor("https://id.example.org/?key=" + token("null"))).isNull();
        assertThat(MailClient.issuedFor("https://id.example.org/?key=abc")).isNull();
        assertThat(MailClient.issuedFor("https://id.example.org/?key=%00.%0A.%")).isNull();
        assertThat(MailClient.issuedFor("https://id.example.org/?monkey=" + token("{\"azp\":\"shop\"}"))).isNull();
        assertThat(MailClient.issuedFor("")).isNull();
    }
}
