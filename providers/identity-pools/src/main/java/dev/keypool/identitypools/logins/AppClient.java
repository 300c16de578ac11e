package dev.keypool.identitypools.logins;

/**
 * A client whose ID tokens are logins: of the pool's own realm, or of another realm of the same server.
 *
 * @param realm                the other realm's name, or null for the pool's own
 * @param clientId             its client id
 * @param serverSideTokenCheck whether the person's session must still be there
 */
public record AppClient(String realm, String clientId, boolean serverSideTokenCheck) {
}
