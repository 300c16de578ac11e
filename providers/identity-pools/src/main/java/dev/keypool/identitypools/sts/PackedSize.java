package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.credentials.SessionTags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How much of a session token policies and tags take. AWS packs them in a way of its own and says per cent only; here
 * they stand in the token as JSON, which must fit into a header with everything else.
 */
final class PackedSize {

    /** Bytes; the rest of a token's is for who the session's holder is. */
    private static final int ALLOTTED = 3_584;
    /** Quotes, colon and comma of an entry. */
    private static final int PUNCTUATION = 6;

    private PackedSize() {
    }

    /** Rounded up: what goes beyond is more than 100. */
    static int percent(List<String> policies, SessionTags tags) {
        long size = 0;
        for (String policy : policies) {
            size += bytes(policy) + PUNCTUATION;
        }
        for (Map.Entry<String, String> tag : tags.values().entrySet()) {
            size += bytes(tag.getKey()) + bytes(tag.getValue()) + PUNCTUATION;
        }
        return (int) ((size * 100 + ALLOTTED - 1) / ALLOTTED);
    }

    /** In JSON a quote or backslash takes two. */
    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + text.chars().filter(c -> c == '"' || c == '\\' || c < ' ').count();
    }
}
