package dev.keypool.userpools.codes;

import java.util.Optional;

/**
 * A code that is waited for, as it is kept between two requests.
 *
 * @param id       random, of this code
 * @param sentAt   in milliseconds
 * @param validTo  in milliseconds
 * @param sendings how many there were in this sign-in
 */
record PendingCode(String id, Secret secret, long sentAt, long validTo, int sendings) {

    private static final int PARTS = 6;

    String text() {
        return String.join(" ", id, secret.salt(), secret.hash(), Long.toString(sentAt), Long.toString(validTo), Integer.toString(sendings));
    }

    static Optional<PendingCode> of(String text) {
        String[] parts = text == null ? new String[0] : text.split(" ");
        return parts.length != PARTS ? Optional.empty() : Optional.of(new PendingCode(parts[0], new Secret(parts[1], parts[2]),
                Long.parseLong(parts[3]), Long.parseLong(parts[4]), Integer.parseInt(parts[5])));
    }
}
