package dev.keypool.identitypools.cognito;

/**
 * A call as it arrived, before Keycloak has made a session for it.
 *
 * @param realm         the realm's name
 * @param base          the address that the request was sent to, up to {@code /realms/}
 * @param remoteAddress the caller's IP address
 * @param crossOrigin   whether a browser's script sent it from another origin
 */
public record WarmCall(String realm, String base, String remoteAddress, boolean crossOrigin, byte[] body) {
}
