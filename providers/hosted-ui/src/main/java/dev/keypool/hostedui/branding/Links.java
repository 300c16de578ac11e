package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.Refusals;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where terms and privacy policy stand, for all languages or for one. By Cognito's names (CreateTerms). */
final class Links {

    static final List<String> NAMES = List.of("terms-of-use", "privacy-policy");
    static final String DEFAULT = "default";
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_LANGUAGES = 60;

    private Links() {
    }

    static Map<String, Map<String, String>> read(ObjectNode given, Refusals refusals) {
        Map<String, Map<String, String>> links = new TreeMap<>();
        given.properties().forEach(link -> {
            String place = "$.links." + Refusal.quote(link.getKey());
            if (!NAMES.contains(link.getKey())) {
                refusals.accept(new Refusal(place, "There are links for \"terms-of-use\" and \"privacy-policy\" only."));
            } else if (link.getValue() instanceof ObjectNode languages && languages.size() <= MAX_LANGUAGES) {
                links.put(link.getKey(), languages(languages, place, refusals));
            } else {
                refusals.accept(new Refusal(place, "This is no object of links by language, or one of more than " + MAX_LANGUAGES + "."));
            }
        });
        return links;
    }

    /** Null where there is none. */
    static String in(Map<String, String> links, String language) {
        for (String tag : Languages.from(language)) {
            for (Map.Entry<String, String> link : links.entrySet()) {
                if (Languages.same(link.getKey(), tag)) {
                    return link.getValue();
                }
            }
        }
        return links.get(DEFAULT);
    }

    private static Map<String, String> languages(ObjectNode given, String place, Refusals refusals) {
        Map<String, String> links = new TreeMap<>();
        for (Map.Entry<String, JsonNode> link : given.properties()) {
            String at = place + "." + Refusal.quote(link.getKey());
            if (!DEFAULT.equals(link.getKey()) && !Texts.LANGUAGE.matcher(link.getKey()).matches()) {
                refusals.accept(new Refusal(at, "This is neither \"default\" nor a language."));
            } else if (!isWebAddress(link.getValue().textValue())) {
                refusals.accept(new Refusal(at, "This is no address that starts with \"https://\"."));
            } else {
                links.put(link.getKey(), link.getValue().textValue());
            }
        }
        return links;
    }

    /** What {@link URI} takes has neither quotes, angle brackets, blanks nor line ends. */
    private static boolean isWebAddress(String link) {
        if (link == null || link.length() > MAX_LENGTH) {
            return false;
        }
        try {
            URI uri = new URI(link);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
