package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import java.util.Map;
import java.util.TreeMap;

/** Tags of a pool in requests. */
final class PoolTags {

    /** AWS's quota. */
    static final int MAX = 50;

    private PoolTags() {
    }

    static Map<String, String> read(Members request, String member) throws BadRequestException, ValidationException {
        return request.map(member, TextShape.TAG_KEY, TextShape.TAG_VALUE, Integer.MAX_VALUE);
    }

    static Map<String, String> required(Members request, String member) throws BadRequestException, ValidationException {
        return request.requiredMap(member, TextShape.TAG_KEY, TextShape.TAG_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Before anything is decided by them: condition keys do not tell upper from lower case, so of two tags that differ in
     * nothing else a policy would see one.
     */
    static void requireDistinct(Map<String, String> tags) throws ExchangeException {
        if (tags.size() > MAX) {
            throw ExchangeException.limitExceeded("An identity pool has at most " + MAX + " tags.");
        }
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(tags);
        if (sorted.size() != tags.size()) {
            throw ExchangeException.invalidParameter("Keys of tags must differ in more than upper and lower case.");
        }
        if (tags.keySet().stream().anyMatch(key -> key.regionMatches(true, 0, "aws:", 0, 4))) {
            throw ExchangeException.invalidParameter("Keys of tags must not begin with aws: .");
        }
    }
}
