package dev.keypool.messages.sms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.Signer;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.messages.sms.SmsException;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The call that sends an SMS, in AWS's Query protocol, Signature V4 signed.
 *
 * @param endpoint {@code https://sns.us-east-1.amazonaws.com}
 * @param senderId the name that people see as the sender, or null for the carrier's number
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
record SnsPublish(URI endpoint, String region, SigningCredentials credentials, String senderId) {

    private static final String CONTENT_TYPE = "application/x-www-form-urlencoded; charset=utf-8";
    private static final String SENT = "<MessageId>";
    /** Letters alone: a code, a number or a text that the service repeats is none. */
    private static final Pattern ERROR_CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");

    OutboundRequest request(String phoneNumber, String text, Instant now) {
        byte[] body = form(phoneNumber, text).getBytes(UTF_8);
        String path = endpoint.getRawPath() == null || endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        // The HTTP client writes Host itself, in this form: a port only where the URL has one.
        HttpRequest signed = new HttpRequest("POST", path, null,
                List.of(Map.entry("Host", endpoint.getRawAuthority()), Map.entry("Content-Type", CONTENT_TYPE)));
        Map<String, String> headers = new HashMap<>(Signer.sign(signed, credentials, region, "sns", now, sha256(body)));
        headers.put("Content-Type", CONTENT_TYPE);
        return OutboundRequest.post(URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path), headers, body);
    }

    private String form(String phoneNumber, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", "Publish");
        parameters.put("Version", "2010-03-31");
        parameters.put("PhoneNumber", phoneNumber);
        parameters.put("Message", text);
        // Delivered before advertisements, and not held back as one of those.
        attribute(parameters, 1, "AWS.SNS.SMS.SMSType", "Transactional");
        if (senderId != null) {
            attribute(parameters, 2, "AWS.SNS.SMS.SenderID", senderId);
        }
        return parameters.entrySet().stream().map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void attribute(Map<String, String> parameters, int number, String name, String value) {
        String entry = "MessageAttributes.entry." + number;
        parameters.put(entry + ".Name", name);
        parameters.put(entry + ".Value.DataType", "String");
        parameters.put(entry + ".Value.StringValue", value);
    }

    /** @throws SmsException when the service did not take it; what it says of it is left out, which may repeat the number */
    static void requireSent(OutboundResponse response) throws SmsException {
        String body = new String(response.body(), UTF_8);
        if (response.status() != 200) {
            Matcher code = ERROR_CODE.matcher(body);
            throw new SmsException("The SMS service answered with status " + response.status() + (code.find() ? " " + code.group(1) : ""));
        }
        if (!body.contains(SENT)) {
            throw new SmsException("The SMS service's answer is none of Publish");
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
