package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.http.BadRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Parameters of the AWS Query protocol, from the query string and the form body together; none may come twice. */
final class QueryParameters {

    private static final int MAX_PARAMETERS = 200;

    private final Map<String, String> values = new HashMap<>();

    QueryParameters(String rawQuery, String form) throws BadRequestException {
        add(rawQuery);
        add(form);
    }

    /** Null when absent. */
    String get(String name) {
        return values.get(name);
    }

    private void add(String encoded) throws BadRequestException {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (String pair : encoded.split("&", MAX_PARAMETERS + 2)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw BadRequestException.malformed("A parameter is given twice.");
            }
            if (values.size() > MAX_PARAMETERS) {
                throw BadRequestException.malformed("There are more than " + MAX_PARAMETERS + " parameters.");
            }
        }
    }

    private static String decode(String text) throws BadRequestException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw BadRequestException.malformed("A parameter is not URL-encoded.");
        }
    }
}
