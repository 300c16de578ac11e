package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.CognitoKeys;
import dev.keypool.identitypools.http.BadRequestException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The condition keys that a service may state: those of the request and of its own resources, never the principal's. */
public final class ContextKeys {

    private static final int MAX_KEYS = 100;
    /** AWS's "properties of the principal" and "of a role session": those that no session here has must stay absent. */
    private static final Set<String> OURS = Set.of("aws:userid", "aws:username", "aws:tokenissuetime",
            "aws:federatedprovider", "aws:currenttime", "aws:epochtime", "aws:sourceidentity", "aws:assumedroot");
    private static final List<String> OUR_PREFIXES = List.of(CognitoKeys.PROVIDER, "aws:principal", "aws:multifactorauth",
            "saml:", "sts:", "accounts.google.com:", "graph.facebook.com:", "www.amazon.com:");

    /**
     * {@code <service>:<name>} and what may follow a slash ({@code aws:ResourceTag/team}) or a colon
     * ({@code kms:EncryptionContext:team}). Keys of login providers begin with a host name that has dots, a port or a path.
     */
    private static final Pattern SERVICE_KEY = Pattern.compile("[a-z0-9-]{1,64}:[a-z][a-z0-9_.-]{0,127}(?:[:/].{1,256})?");

    private ContextKeys() {
    }

    static Map<String, List<String>> read(Members context) throws BadRequestException {
        return context.has("keys") ? of("context.keys", context.object("keys")) : Map.of();
    }

    /**
     * @param place what the object is called, for the error
     * @return in lower case
     */
    public static Map<String, List<String>> of(String place, ObjectNode stated) throws BadRequestException {
        Map<String, List<String>> keys = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : stated.properties()) {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            if (OURS.contains(key) || OUR_PREFIXES.stream().anyMatch(key::startsWith) || !SERVICE_KEY.matcher(key).matches()) {
                throw BadRequestException.malformed(place + " must not hold keys of the principal or the time"
                        + " (such as aws:PrincipalArn): they follow from the credentials.");
            }
            if (keys.put(key, Members.texts(place, entry.getValue())) != null || keys.size() > MAX_KEYS) {
                throw BadRequestException.malformed(place + " must hold each key once, in one case, and at most " + MAX_KEYS + ".");
            }
        }
        return keys;
    }
}
