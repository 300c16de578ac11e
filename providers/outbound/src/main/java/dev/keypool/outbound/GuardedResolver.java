package dev.keypool.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.http.conn.DnsResolver;

/**
 * Looks names up and refuses those of which any address is forbidden: a name that is public and private at once is
 * somebody's attempt. What is connected to is checked again in {@link Guard}.
 */
final class GuardedResolver implements DnsResolver {

    private final DnsResolver names;
    private final Guard guard;

    GuardedResolver(DnsResolver names, Guard guard) {
        this.names = names;
        this.guard = guard;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress literal = IpLiteral.parse(host);
        InetAddress[] addresses = literal == null ? names.resolve(host) : new InetAddress[] {literal};
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException();
        }
        guard.checkAll(host, addresses);
        return addresses;
    }
}
