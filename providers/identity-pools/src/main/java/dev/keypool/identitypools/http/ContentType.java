package dev.keypool.identitypools.http;

/** The Content-Type of a request. */
public final class ContentType {

    private ContentType() {
    }

    /**
     * Whether a header names exactly that type, with whatever parameters. What only begins like it is another.
     *
     * @param header null where there is none
     */
    public static boolean is(String header, String type) {
        int semicolon = header == null ? -1 : header.indexOf(';');
        return header != null && (semicolon < 0 ? header : header.substring(0, semicolon)).strip().equalsIgnoreCase(type);
    }
}
