package dev.keypool.identitypools.eventloop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fuzz target: a path and, on a second line, a content type, as every request to the server has them before Keycloak sees
 * it. A path is left alone, or taken apart into what it is made of; a content type is well-formed, or not handed on.
 */
public final class ArrivingRequestFuzz {

    private static final Set<String> ENDPOINTS = Set.of("cognito-identity", "sts", "identity-pools", "keypool");

    private ArrivingRequestFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int line = text.indexOf('\n');
        String path = line < 0 ? text : text.substring(0, line);
        EndpointPath found = EndpointPath.of(path);
        if (found != null && !isOf(found, path)) {
            throw new AssertionError(found);
        }
        String type = text.substring(line + 1);
        if (ContentTypes.isUsable(type) && !isWell(type)) {
            throw new AssertionError(type);
        }
    }

    private static boolean isOf(EndpointPath found, String path) {
        return path.equals(found.prefix() + "/realms/" + found.realm() + "/" + found.endpoint() + found.rest())
                && ENDPOINTS.contains(found.endpoint()) && found.realm().indexOf('/') < 0 && !found.prefix().contains("/realms/")
                && (found.rest().isEmpty() || found.rest().startsWith("/")) && path.chars().noneMatch(c -> c == '%' || c == ';');
    }

    private static boolean isWell(String type) {
        return type.length() <= 256 && type.indexOf('/') > 0 && !type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && type.chars().noneMatch(c -> c < ' ' && c != '\t') && parameters(type).stream().allMatch(ArrivingRequestFuzz::isWellSet);
    }

    private static boolean isWellSet(String parameter) {
        int equals = parameter.indexOf('=');
        String value = parameter.substring(equals + 1);
        return !parameter.substring(0, equals).equalsIgnoreCase("charset") || value.equalsIgnoreCase("utf-8") || value.equalsIgnoreCase("\"utf-8\"");
    }

    /** What stands behind each semicolon, but for those in quotes. */
    private static List<String> parameters(String type) {
        List<String> parameters = new ArrayList<>();
        boolean quoted = false;
        int start = -1;
        for (int i = 0; i <= type.length(); i++) {
            if (i < type.length() && type.charAt(i) == '"') {
                quoted = !quoted;
            } else if (i == type.length() || type.charAt(i) == ';' && !quoted) {
                if (start >= 0) {
                    parameters.add(type.substring(start, i).strip());
                }
                start = i + 1;
            }
        }
        return parameters;
    }
}
