package dev.keypool.outbound;

import java.net.UnknownHostException;

/** Carries the refusal of an address through Apache's classes; of UnknownHostException because DnsResolver may throw no other. */
final class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1;
}
