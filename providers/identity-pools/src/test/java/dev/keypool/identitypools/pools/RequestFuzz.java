package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.NumberShape;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import java.util.Map;

/** Fuzz target: a body, as cognito-identity gets it, read by all operations. Each refuses it in words of ours, or has what it needs. */
public final class RequestFuzz {

    /** Reads what an operation reads, and says whether that is well. */
    private interface Reader {
        boolean read(Members request) throws BadRequestException, ValidationException, ExchangeException;
    }

    private static final Reader[] OPERATIONS = {
        request -> request.logins().size() <= 10 && request.logins().values().stream().allMatch(token -> !token.isEmpty() && token.length() <= 50_000),
        request -> request.text("IdentityPoolId", TextShape.IDENTITY_POOL_ID).length() <= 55,
        request -> request.text("IdentityId", TextShape.IDENTITY_ID).indexOf(':') > 0,
        request -> request.texts("IdentityIdsToDelete", TextShape.IDENTITY_ID, 1, 60).size() <= 60,
        request -> request.number("MaxResults", NumberShape.QUERY_LIMIT) <= 60,
        request -> request.text("DeveloperUserIdentifier", TextShape.DEVELOPER_USER).length() <= 1024,
        request -> wellFormed(PoolRequest.read(request)),
        request -> RoleMappings.read(request).size() <= 10,
        request -> distinct(PoolTags.required(request, "Tags")),
    };

    private RequestFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Members request;
        try {
            request = Members.of(StrictJson.object(input));
        } catch (BadRequestException e) {
            requireReason(e);
            return;
        }
        for (Reader operation : OPERATIONS) {
            try {
                if (!operation.read(request)) {
                    throw new AssertionError("not within its constraints");
                }
            } catch (BadRequestException | ValidationException | ExchangeException e) {
                requireReason(e);
            }
        }
    }

    private static boolean wellFormed(PoolRequest pool) {
        return !pool.name().isEmpty() && pool.name().length() <= 128 && pool.publicProviders().size() <= 10;
    }

    private static boolean distinct(Map<String, String> tags) throws ExchangeException {
        PoolTags.requireDistinct(tags);
        return tags.size() <= PoolTags.MAX && tags.keySet().stream().map(String::toLowerCase).distinct().count() == tags.size();
    }

    private static void requireReason(Exception e) {
        if (e.getMessage() == null || e.getMessage().isBlank()) {
            throw new AssertionError("no reason", e);
        }
    }
}
