package dev.keypool.identitypools.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.SessionStub;
import dev.keypool.identitypools.answers.Answers;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class StsAnswersTest {

    private final StsXml protocol = new StsXml(SessionStub.of(Map.of()));

    @BeforeAll
    static void answers() {
        Answers.available();
    }

    @Test
    void anErrorIsWellFormedWhateverItSays() throws Exception {
        String message = "<Error>&amp; \"it's\" ]]> </Message><!--";
        Document xml = xml(protocol.error(403, "Code<&>", message));
        assertThat(text(xml, "Message")).isEqualTo(message);
        assertThat(text(xml, "Code")).isEqualTo("Code<&>");
        assertThat(xml.getElementsByTagName("Error").getLength()).isEqualTo(1);
    }

    @Test
    void whoseFaultItWasIsTold() throws Exception {
        assertThat(text(xml(protocol.error(403, "AccessDenied", "x")), "Type")).isEqualTo("Sender");
        assertThat(text(xml(protocol.error(500, "InternalFailure", "x")), "Type")).isEqualTo("Receiver");
    }

    @Test
    void theRequestIdIsInHeaderAndBody() throws Exception {
        Response answer = protocol.error(403, "AccessDenied", "x");
        assertThat(answer.getHeaderString("x-amzn-RequestId")).isEqualTo(text(xml(answer), "RequestId"));
        assertThat(answer.getHeaderString("Content-Type")).isEqualTo("text/xml");
    }

    @Test
    void aResultIsInItsOperationsEnvelope() throws Exception {
        Response answer = protocol.ok("GetCallerIdentity", xml -> xml.element("Arn", "a&b<c>\"").element("Nothing", null));
        Document xml = xml(answer);
        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo("https://sts.amazonaws.com/doc/2011-06-15/");
        assertThat(xml.getDocumentElement().getLocalName()).isEqualTo("GetCallerIdentityResponse");
        assertThat(xml.getElementsByTagName("Arn").item(0).getParentNode().getNodeName()).isEqualTo("GetCallerIdentityResult");
        assertThat(text(xml, "Arn")).isEqualTo("a&b<c>\"");
        assertThat(xml.getElementsByTagName("Nothing").getLength()).isZero();
        assertThat(xml.getElementsByTagName("RequestId").item(0).getParentNode().getNodeName()).isEqualTo("ResponseMetadata");
        assertThat(answer.getHeaderString("x-amzn-RequestId")).isEqualTo(text(xml, "RequestId"));
    }

    /** XML 1.0 has no way to write some characters, and reads a carriage return as a line feed. */
    @Test
    void whatXmlCannotSayIsReplaced() throws Exception {
        assertThat(text(xml(protocol.error(400, "x", "a\u0000b\u0008c\u000bd\ud800e\udc00f\uffffg")), "Message")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg");
        assertThat(text(xml(protocol.error(400, "x", "a\r\nb\tc\ud83d\ude00\u00e4")), "Message")).isEqualTo("a\r\nb\tc\ud83d\ude00\u00e4");
    }

    private static Document xml(Response answer) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(Answers.body(answer))));
    }

    private static String text(Document xml, String element) {
        return xml.getElementsByTagName(element).item(0).getTextContent();
    }
}
