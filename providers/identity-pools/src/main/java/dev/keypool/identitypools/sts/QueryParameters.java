package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.http.BadRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Parameters of the AWS Query protocol, from the query string and the form body together; none may come twice.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
final class QueryParameters {

    private static final int MAX_PARAMETERS = 200;
    private static final String MEMBER = ".member.";
    private static final Pattern NUMBERS = Pattern.compile("[1-9][0-9]{0,3}");

    private final Map<String, String> values = new HashMap<>();

    QueryParameters(String rawQuery, String form) throws BadRequestException {
        add(rawQuery);
        add(form);
    }

    /** Null when absent. */
    String get(String name) {
        return values.get(name);
    }

    /** Whether there is anything under the name of a list; an empty list is written as the name alone, without a value. */
    boolean hasList(String name) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(name + ".")) || !values.getOrDefault(name, "").isEmpty();
    }

    /** A list of texts, {@code <name>.member.1} and so on, in the order of their numbers. */
    List<String> list(String name) throws BadRequestException {
        TreeMap<Integer, String> members = new TreeMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getKey().startsWith(name + MEMBER)) {
                members.put(number(name, entry.getKey().substring(name.length() + MEMBER.length())), entry.getValue());
            }
        }
        return List.copyOf(members.values());
    }

    /** A list of structures, {@code <name>.member.1.<member>} and so on. */
    List<Map<String, String>> structures(String name) throws BadRequestException {
        TreeMap<Integer, Map<String, String>> members = new TreeMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getKey().startsWith(name + MEMBER)) {
                String[] rest = entry.getKey().substring(name.length() + MEMBER.length()).split("\\.", 2);
                if (rest.length < 2) {
                    throw BadRequestException.malformed("The members of " + name + " are structures.");
                }
                members.computeIfAbsent(number(name, rest[0]), n -> new LinkedHashMap<>()).put(rest[1], entry.getValue());
            }
        }
        return new ArrayList<>(members.values());
    }

    private static int number(String list, String text) throws BadRequestException {
        if (!NUMBERS.matcher(text).matches()) {
            throw BadRequestException.malformed("The members of " + list + " are numbered from 1.");
        }
        return Integer.parseInt(text);
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
