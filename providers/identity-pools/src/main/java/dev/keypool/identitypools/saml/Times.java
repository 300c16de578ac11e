package dev.keypool.identitypools.saml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.w3c.dom.Element;

/** Instants of XML Schema's dateTime, with a time zone (SAML core 1.3.3 has UTC), within the years 1970 to 9999. */
final class Times {

    private static final int MAX_LENGTH = 40;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {
    }

    static Instant required(Element element, String attribute) throws InvalidSamlException {
        return parse(Elements.requiredAttribute(element, attribute));
    }

    /** Null when absent. */
    static Instant optional(Element element, String attribute) throws InvalidSamlException {
        String text = Elements.attribute(element, attribute);
        return text == null ? null : parse(text);
    }

    /** @param other or null */
    static Instant earlier(Instant one, Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    /** @param other or null */
    static Instant later(Instant one, Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static Instant parse(String text) throws InvalidSamlException {
        try {
            Instant instant = text.length() > MAX_LENGTH ? Instant.MAX : OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw InvalidSamlException.malformed("A time in the SAML response is not one of XML Schema with a time zone.");
    }
}
