package dev.keypool.outbound;

import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.message.BasicHttpRequest;

/** Requests in Apache's form, with the headers that the client owes. */
final class Messages {

    private Messages() {
    }

    /** @param absolute whether the request line has the whole URL, as proxies want it for http */
    static HttpRequest request(OutboundRequest request, Target target, boolean absolute) {
        String line = absolute ? "http://" + target.hostHeader() + target.path() : target.path();
        HttpRequest message = message(request, line);
        message.setHeader("Host", target.hostHeader());
        message.setHeader("User-Agent", "Keypool");
        message.setHeader("Accept-Encoding", "identity");
        request.headers().forEach(message::setHeader);
        return message;
    }

    private static HttpRequest message(OutboundRequest request, String line) {
        byte[] body = request.body();
        if (body == null && !request.method().equals("POST") && !request.method().equals("PUT") && !request.method().equals("PATCH")) {
            return new BasicHttpRequest(request.method(), line, HttpVersion.HTTP_1_1);
        }
        byte[] sent = body == null ? new byte[0] : body;
        BasicHttpEntityEnclosingRequest message = new BasicHttpEntityEnclosingRequest(request.method(), line, HttpVersion.HTTP_1_1);
        message.setEntity(new ByteArrayEntity(sent));
        message.setHeader("Content-Length", Integer.toString(sent.length));
        return message;
    }
}
