package dev.keypool.it.userpools;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Amazon SNS, as far as it sends SMS, and the phones that get them. */
public final class SmsInbox {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final String TAKEN = "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
            + "<MessageId>%1$s</MessageId></PublishResult><ResponseMetadata><RequestId>%1$s</RequestId></ResponseMetadata></PublishResponse>";
    private static final String REFUSED = "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type>"
            + "<Code>InvalidParameter</Code><Message>Invalid parameter: PhoneNumber</Message></Error><RequestId>%1$s</RequestId></ErrorResponse>";

    private final String path = "/sns/" + UUID.randomUUID();
    private final List<Sms> all = new CopyOnWriteArrayList<>();
    private final StandIns.StandIn sns;

    SmsInbox() {
        sns = StandIns.at(path, request -> null);
        takes();
    }

    /** One that came. */
    public record Sms(String to, String text) {

        public String code() {
            Matcher code = CODE.matcher(text);
            if (!code.find()) {
                throw new IllegalStateException("No code in " + text);
            }
            return code.group();
        }
    }

    /** From now on it takes what it is given. */
    public void takes() {
        sns.answers(request -> {
            Map<String, String> form = Arrays.stream(new String(request.body(), StandardCharsets.UTF_8).split("&"))
                    .map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
            all.add(new Sms(form.get("PhoneNumber"), form.get("Message")));
            return xml(200, TAKEN);
        });
    }

    /** From now on it takes nothing. */
    public void refuses() {
        sns.answers(request -> xml(400, REFUSED));
    }

    URI uri(KeycloakServer server) {
        return StandIns.uri(server, path);
    }

    public List<Sms> all() {
        return all;
    }

    public Sms last() {
        return all.get(all.size() - 1);
    }

    /** That which nobody waits for may come a little later. */
    public Sms next(int before) throws InterruptedException {
        for (int i = 0; i < 100 && all.size() <= before; i++) {
            Thread.sleep(50);
        }
        return all.get(before);
    }

    private static Answer xml(int status, String body) {
        Function<String, String> filled = id -> String.format(body, id);
        return new Answer(status, filled.apply(UUID.randomUUID().toString()), Map.of("Content-Type", "text/xml"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
