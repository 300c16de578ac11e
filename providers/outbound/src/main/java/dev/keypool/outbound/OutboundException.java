package dev.keypool.outbound;

import java.util.Locale;

/**
 * A call that brought no answer. The message names the scheme, host and port at most: paths and queries may be secret.
 */
public final class OutboundException extends Exception {

    /** Why there is no answer: a closed list. */
    public enum Reason {
        /** Not an absolute http or https URL, with user name or fragment, or with a host written in an odd way. */
        BAD_URL("The URL cannot be called"),
        /** A method, header or body that cannot be sent. */
        BAD_REQUEST("The request cannot be sent"),
        /** http, for a host that is not allowed by name. */
        SCHEME_NOT_ALLOWED("Only https is allowed here"),
        /** The host has a private, local or reserved address and is not allowed by name. */
        ADDRESS_NOT_ALLOWED("The host's address is not allowed"),
        /** No address is known for the host. */
        UNKNOWN_HOST("The host is unknown"),
        /** Nobody accepts the connection. */
        CONNECT_FAILED("The connection failed"),
        /** No TLS, a certificate that is not trusted, or one for another host. */
        TLS_FAILED("The TLS handshake failed"),
        /** The time to connect, to read or in total is over. */
        TIMED_OUT("There was no answer in time"),
        /** The answer has more bytes than are taken. */
        TOO_LARGE("The answer is too large"),
        /** The answer is not HTTP, ended early, or is compressed though nobody asked for it. */
        BAD_RESPONSE("The answer cannot be read"),
        /** As many calls as are allowed, to this host or in total, are under way. */
        BUSY("Too many calls are under way"),
        /** The calling thread was interrupted, or the client is closed. */
        CANCELLED("The call was cancelled");

        private final String described;

        Reason(String described) {
            this.described = described;
        }

        /** The reason as a metric tag or event detail: {@code timed_out}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    OutboundException(Reason reason, String origin) {
        // An answer to the caller, not a fault of ours: others can cause any number of them, so no stack trace.
        super(reason.described + (origin == null ? "" : " (" + origin + ")") + ".", null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
