package dev.keypool.identitypools.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.SessionStub;
import dev.keypool.identitypools.answers.Answers;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.requests.CallerIdentity;
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
    void theCallersIdentityIsInTheNamespaceOfSts() throws Exception {
        Session session = new SessionBuilder().name("a&b<c>\"").build();
        Document xml = xml(protocol.callerIdentity(new CallerIdentity(session, Example.authenticated())));
        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo("https://sts.amazonaws.com/doc/2011-06-15/");
        assertThat(text(xml, "Arn")).isEqualTo("arn:aws:sts::123456789012:assumed-role/Players/a&b<c>\"");
        assertThat(text(xml, "UserId")).isEqualTo("AROAPLAYERS:a&b<c>\"");
        assertThat(text(xml, "Account")).isEqualTo("123456789012");
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
