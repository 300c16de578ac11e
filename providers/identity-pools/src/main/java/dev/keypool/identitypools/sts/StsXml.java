package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.http.AwsCors;
import dev.keypool.identitypools.http.RequestIds;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** Answers of the AWS Query protocol, in the XML of STS's model 2011-06-15. */
final class StsXml {

    static final String VERSION = "2011-06-15";

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final KeycloakSession session;

    StsXml(KeycloakSession session) {
        this.session = session;
    }

    /** Writes what is inside an operation's result element. */
    @FunctionalInterface
    interface Result {
        void write(XmlText xml);
    }

    Response ok(String action, Result result) {
        String requestId = RequestIds.next();
        XmlText xml = new XmlText().open(action + "Response", NAMESPACE).open(action + "Result");
        result.write(xml);
        xml.close().open("ResponseMetadata").element("RequestId", requestId).close().close();
        return answer(200, requestId, xml);
    }

    Response error(StsException refusal) {
        return error(refusal.status(), refusal.code(), refusal.getMessage());
    }

    Response error(int status, String code, String message) {
        String requestId = RequestIds.next();
        return answer(status, requestId, new XmlText().open("ErrorResponse", NAMESPACE)
                .open("Error").element("Type", status < 500 ? "Sender" : "Receiver").element("Code", code).element("Message", message).close()
                .element("RequestId", requestId).close());
    }

    private Response answer(int status, String requestId, XmlText xml) {
        return AwsCors.allow(session, Response.status(status).type("text/xml").entity(xml.toString()))
                .header("x-amzn-RequestId", requestId).build();
    }
}
