package dev.keypool.iam.sigv4;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request's headers by lower-case name, in canonical form: trimmed, runs of white space folded, repeated ones joined. */
final class Headers {

    private final Map<String, String> values;
    private final List<String> repeated;

    private Headers(Map<String, String> values, List<String> repeated) {
        this.values = values;
        this.repeated = repeated;
    }

    static Headers of(List<Map.Entry<String, String>> headers) {
        Map<String, String> values = new TreeMap<>();
        List<String> repeated = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            String value = fold(header.getValue());
            String earlier = values.put(name, value);
            if (earlier != null) {
                repeated.add(name);
                values.put(name, earlier + ',' + value);
            }
        }
        return new Headers(values, repeated);
    }

    Headers with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Headers(changed, repeated);
    }

    Iterable<String> names() {
        return values.keySet();
    }

    String value(String name) {
        return values.get(name);
    }

    /** The value of a header that may be there once only. */
    String single(String name) throws SignatureException {
        if (repeated.contains(name)) {
            throw SignatureException.incomplete("The header " + name + " is there twice.");
        }
        return values.get(name);
    }

    private static String fold(String value) {
        String trimmed = value.strip();
        if (trimmed.indexOf("  ") < 0 && trimmed.indexOf('\t') < 0) {
            return trimmed;
        }
        StringBuilder out = new StringBuilder(trimmed.length());
        boolean space = false;
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean blank = c == ' ' || c == '\t';
            if (!blank) {
                out.append(c);
            } else if (!space) {
                out.append(' ');
            }
            space = blank;
        }
        return out.toString();
    }
}
