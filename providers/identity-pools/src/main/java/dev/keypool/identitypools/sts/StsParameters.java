package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.http.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A call's parameters, read with the model's constraints. What is broken is collected, so that the answer names all of
 * it, as AWS's does. AWS quotes the values; here they are left out, because people put tokens into wrong parameters.
 */
final class StsParameters {

    private static final String DURATION = "DurationSeconds";
    private static final int MIN_DURATION = 900;
    private static final int MAX_DURATION = 43_200;
    private static final int DEFAULT_DURATION = 3600;
    private static final Pattern NUMBERS = Pattern.compile("-?[0-9]{1,9}");

    private final QueryParameters query;
    private final List<String> broken = new ArrayList<>();

    StsParameters(QueryParameters query) {
        this.query = query;
    }

    /** An empty text when it is absent, which {@link #requireValid} then refuses. */
    String required(StsParameter parameter) {
        String value = query.get(parameter.wireName());
        if (value == null) {
            broken.add("Value null at '" + lowerCamel(parameter.wireName()) + "' failed to satisfy constraint: Member must not be null");
            return "";
        }
        return checked(parameter, value);
    }

    /** Null when it is absent. */
    String optional(StsParameter parameter) {
        String value = query.get(parameter.wireName());
        return value == null ? null : checked(parameter, value);
    }

    /** Seconds, 900 to 43,200; an hour when it is absent. */
    int duration() {
        String value = query.get(DURATION);
        if (value == null) {
            return DEFAULT_DURATION;
        }
        int seconds = NUMBERS.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (seconds < MIN_DURATION) {
            broken(DURATION, "Member must have value greater than or equal to " + MIN_DURATION);
        } else if (seconds > MAX_DURATION) {
            broken(DURATION, "Member must have value less than or equal to " + MAX_DURATION);
        }
        return seconds;
    }

    /** Whether the list is there and not empty. */
    boolean has(String list) {
        return query.hasList(list);
    }

    List<String> list(String name) throws BadRequestException {
        return query.list(name);
    }

    List<Map<String, String>> structures(String name) throws BadRequestException {
        return query.structures(name);
    }

    void broken(String parameter, String constraint) {
        broken.add("Value at '" + lowerCamel(parameter) + "' failed to satisfy constraint: " + constraint);
    }

    /** To be asked when all were read, before anything is done with them. */
    void requireValid() throws StsException {
        if (!broken.isEmpty()) {
            throw StsException.validation(broken.size() + (broken.size() == 1 ? " validation error" : " validation errors") + " detected: "
                    + String.join("; ", broken));
        }
    }

    private String checked(StsParameter parameter, String value) {
        String constraint = parameter.broken(value);
        if (constraint != null) {
            broken(parameter.wireName(), constraint);
        }
        return value;
    }

    /** {@code SAMLAssertion} is {@code sAMLAssertion} there: the first letter alone. */
    private static String lowerCamel(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
