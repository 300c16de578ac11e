package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.http.AwsCors;
import dev.keypool.identitypools.http.RequestIds;
import dev.keypool.identitypools.requests.CallerIdentity;
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

    Response callerIdentity(CallerIdentity caller) {
        String requestId = RequestIds.next();
        return answer(200, requestId, "<GetCallerIdentityResponse xmlns=\"" + NAMESPACE + "\">\n"
                + "  <GetCallerIdentityResult>\n"
                + "    <Arn>" + escape(caller.arn()) + "</Arn>\n"
                + "    <UserId>" + escape(caller.userId()) + "</UserId>\n"
                + "    <Account>" + escape(caller.account()) + "</Account>\n"
                + "  </GetCallerIdentityResult>\n"
                + "  <ResponseMetadata>\n    <RequestId>" + requestId + "</RequestId>\n  </ResponseMetadata>\n"
                + "</GetCallerIdentityResponse>\n");
    }

    Response error(int status, String code, String message) {
        String requestId = RequestIds.next();
        return answer(status, requestId, "<ErrorResponse xmlns=\"" + NAMESPACE + "\">\n"
                + "  <Error>\n"
                + "    <Type>" + (status < 500 ? "Sender" : "Receiver") + "</Type>\n"
                + "    <Code>" + escape(code) + "</Code>\n"
                + "    <Message>" + escape(message) + "</Message>\n"
                + "  </Error>\n"
                + "  <RequestId>" + requestId + "</RequestId>\n"
                + "</ErrorResponse>\n");
    }

    private Response answer(int status, String requestId, String xml) {
        return AwsCors.allow(session, Response.status(status).type("text/xml").entity(xml))
                .header("x-amzn-RequestId", requestId).build();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
