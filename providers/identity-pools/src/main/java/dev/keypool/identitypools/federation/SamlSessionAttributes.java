package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.saml.SamlAssertion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an assertion says of the session that is to begin.
 *
 * @param seconds the longest that it allows, or null when it does not say
 */
record SamlSessionAttributes(String sessionName, String sourceIdentity, SessionTags tags, Integer seconds) {

    private static final String PREFIX = "https://aws.amazon.com/SAML/Attributes/";
    private static final String SESSION_NAME = PREFIX + "RoleSessionName";
    private static final String SESSION_DURATION = PREFIX + "SessionDuration";
    private static final String SOURCE_IDENTITY = PREFIX + "SourceIdentity";
    private static final String TAG = PREFIX + "PrincipalTag:";
    private static final String TRANSITIVE = PREFIX + "TransitiveTagKeys";
    private static final Pattern NAMES = Pattern.compile("[a-zA-Z_0-9+=,.@-]{2,64}");
    private static final Pattern DURATIONS = Pattern.compile("[0-9]{3,5}");
    private static final int MIN_DURATION = 900;
    private static final int MAX_DURATION = 43_200;

    static SamlSessionAttributes of(SamlAssertion assertion) throws ExchangeException {
        String name = one(assertion, SESSION_NAME);
        require(name != null, "RoleSessionName is required in AuthnResponse");
        require(NAMES.matcher(name).matches(), "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
        String sourceIdentity = one(assertion, SOURCE_IDENTITY);
        require(sourceIdentity == null || NAMES.matcher(sourceIdentity).matches(),
                "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
        return new SamlSessionAttributes(name, sourceIdentity, tags(assertion), seconds(one(assertion, SESSION_DURATION)));
    }

    private static SessionTags tags(SamlAssertion assertion) throws ExchangeException {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String name : assertion.attributes().keySet()) {
            if (name.startsWith(TAG)) {
                String value = one(assertion, name);
                require(value != null, "Each principal tag must have exactly one value.");
                tags.put(name.substring(TAG.length()), value);
            }
        }
        require(TagRules.areAllowed(tags), TagRules.SENTENCE);
        try {
            return new SessionTags(tags, new LinkedHashSet<>(assertion.attribute(TRANSITIVE)));
        } catch (IllegalArgumentException e) {
            throw refused("Tag keys must differ in more than case, and transitive tag keys must be among them.");
        }
    }

    private static Integer seconds(String text) throws ExchangeException {
        if (text == null) {
            return null;
        }
        int seconds = DURATIONS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        require(seconds >= MIN_DURATION && seconds <= MAX_DURATION, "SessionDuration in AuthnResponse must be 900 to 43200.");
        return seconds;
    }

    /** Null when there is none. */
    private static String one(SamlAssertion assertion, String name) throws ExchangeException {
        List<String> values = assertion.attribute(name);
        require(values.size() <= 1, "An attribute that has one value has several in AuthnResponse.");
        return values.isEmpty() ? null : values.get(0);
    }

    private static void require(boolean allowed, String otherwise) throws ExchangeException {
        if (!allowed) {
            throw refused(otherwise);
        }
    }

    private static ExchangeException refused(String message) {
        return ExchangeException.notAuthorized(Refusal.MALFORMED_TOKEN, message);
    }
}
