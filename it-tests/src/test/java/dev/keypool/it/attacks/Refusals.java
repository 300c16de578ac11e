package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** How each protocol says no. Every check includes that nothing of the server's inside shows. */
final class Refusals {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Refusals() {}

    /** cognito-identity: awsJson1.1. Gives the message. */
    static String cognito(WireAnswer answer, int status, String code) {
        tellsNothing(answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).hasValue("application/x-amz-json-1.1");
        assertThat(answer.header("x-amzn-requestid")).isPresent();
        JsonNode body = json(answer);
        assertThat(body.path("__type").asText()).as(answer.body()).isEqualTo(code);
        assertThat(answer.header("x-amzn-errortype")).hasValue(code);
        return body.path("message").asText();
    }

    /** sts: AWS Query. Gives the message. */
    static String sts(WireAnswer answer, int status, String code) {
        tellsNothing(answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type").orElse("")).startsWith("text/xml");
        Document xml = xml(answer);
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("ErrorResponse");
        assertThat(text(xml, "Code")).as(answer.body()).isEqualTo(code);
        assertThat(text(xml, "Type")).isEqualTo("Sender");
        assertThat(text(xml, "RequestId")).isNotBlank();
        return text(xml, "Message");
    }

    /** identity-pools: plain JSON. Gives the description. */
    static String plain(WireAnswer answer, int status, String error) {
        tellsNothing(answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type").orElse("")).startsWith("application/json");
        JsonNode body = json(answer);
        assertThat(body.path("error").asText()).as(answer.body()).isEqualTo(error);
        if (status == 401) {
            assertThat(answer.header("www-authenticate").orElse("")).startsWith("Bearer");
        }
        return body.path("error_description").asText();
    }

    /** Refused by Keycloak or the HTTP server before it reaches an endpoint of ours: only that it is a plain client error. */
    static void byTheServer(WireAnswer answer, Integer... statuses) {
        tellsNothing(answer);
        assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
    }

    /** Never a fault of the server, never a trace of its inside. */
    static void tellsNothing(WireAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("\tat ", "Exception:", "java.", "org.keycloak", "dev.keypool", "eyJ");
    }

    static JsonNode json(WireAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    private static Document xml(WireAnswer answer) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("Not XML: " + answer.body(), e);
        }
    }

    private static String text(Document xml, String element) {
        return xml.getElementsByTagName(element).item(0).getTextContent();
    }
}
