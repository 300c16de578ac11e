package dev.keypool.iam.sigv4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A query in its canonical form.
 *
 * <p>A plus sign stays one: AWS has a space written as {@code %20}, and some readers take a plus for a space while others do
 * not. Were it re-encoded as either, a signed parameter could be swapped for one that the service reads differently.
 */
final class Query {

    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    static Query parse(String rawQuery) throws SignatureException {
        List<Parameter> parameters = new ArrayList<>();
        if (rawQuery == null || rawQuery.isEmpty()) {
            return new Query(parameters);
        }
        int at = 0;
        while (at <= rawQuery.length()) {
            int end = rawQuery.indexOf('&', at);
            end = end < 0 ? rawQuery.length() : end;
            if (end > at) {
                int equals = rawQuery.indexOf('=', at);
                boolean valued = equals >= 0 && equals < end;
                parameters.add(new Parameter(recode(rawQuery, at, valued ? equals : end),
                        valued ? recode(rawQuery, equals + 1, end) : ""));
            }
            at = end + 1;
        }
        parameters.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::value));
        return new Query(parameters);
    }

    private static String recode(String text, int from, int to) throws SignatureException {
        StringBuilder out = new StringBuilder(to - from + 8);
        if (!UriEncoding.recode(text, from, to, "+", out)) {
            throw new SignatureException(SignatureException.Code.MALFORMED_QUERY_STRING);
        }
        return out.toString();
    }

    /** A parameter's decoded value, or null; a name of the signature's that is there twice is refused. */
    String single(String name) throws SignatureException {
        String value = null;
        for (Parameter parameter : parameters) {
            if (parameter.name.equals(name)) {
                if (value != null) {
                    throw SignatureException.incomplete("The query parameter " + name + " is there twice.");
                }
                value = parameter.value;
            }
        }
        return value == null ? null : UriEncoding.decode(value);
    }

    /** The canonical query string, without one parameter: a signature does not sign itself. */
    String canonical(String without) {
        StringBuilder out = new StringBuilder();
        for (Parameter parameter : parameters) {
            if (!parameter.name.equals(without)) {
                out.append(out.length() == 0 ? "" : "&").append(parameter.name).append('=').append(parameter.value);
            }
        }
        return out.toString();
    }
}
