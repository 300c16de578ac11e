package dev.keypool.hostedui.admin;

/**
 * Of a request's body.
 *
 * @param explanation a sentence for who has sent too much
 */
record Limit(int bytes, String explanation) {
}
