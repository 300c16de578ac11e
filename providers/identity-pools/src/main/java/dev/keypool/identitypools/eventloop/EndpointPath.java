package dev.keypool.identitypools.eventloop;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path that is one of the pack's own: {@code {prefix}/realms/{realm}/{endpoint}…}.
 *
 * @param prefix   what Keycloak's {@code http-relative-path} puts in front, and {@code /admin} for administrators' paths
 * @param realm    the realm's name, as it is written in the path
 * @param endpoint the segment behind it
 * @param rest     what follows, empty or from the slash on
 */
record EndpointPath(String prefix, String realm, String endpoint, String rest) {

    private static final String REALMS = "/realms/";
    private static final Set<String> OURS = Set.of("cognito-identity", "sts", "identity-pools", "keypool");
    /** Matrix parameters (JAX-RS): Quarkus REST takes them off each segment before it looks for the endpoint. */
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*+");

    /** Null when the path is not ours, or is not plain. */
    static EndpointPath of(String path) {
        // Keycloak decodes, and takes off what follows a semicolon: what realm it makes of such a path is its own business.
        return path.indexOf('%') < 0 && path.indexOf(';') < 0 ? parsed(path) : null;
    }

    /**
     * Whether Keycloak will find an endpoint of ours there.
     *
     * @param normalized as {@code RoutingContext.normalizedPath()} has it, by which Quarkus REST goes: nothing that our
     *                   endpoints' names consist of is still escaped in it
     */
    static boolean isOurs(String normalized) {
        return parsed(PARAMETERS.matcher(normalized).replaceAll("")) != null;
    }

    private static EndpointPath parsed(String path) {
        int realms = path.indexOf(REALMS);
        int start = realms + REALMS.length();
        int realmEnd = realms < 0 ? -1 : path.indexOf('/', start);
        if (realmEnd < 0) {
            return null;
        }
        int slash = path.indexOf('/', realmEnd + 1);
        int end = slash < 0 ? path.length() : slash;
        String endpoint = path.substring(realmEnd + 1, end);
        return OURS.contains(endpoint)
                ? new EndpointPath(path.substring(0, realms), path.substring(start, realmEnd), endpoint, path.substring(end)) : null;
    }
}
