package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.RequestBody;
import java.nio.charset.StandardCharsets;

/**
 * Fuzz target: a form, as STS gets it. It is refused in words of ours, or every parameter is within its constraints.
 */
public final class QueryFuzz {

    private QueryFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            StsParameters parameters = new StsParameters(new QueryParameters(null, RequestBody.utf8(input)));
            SessionRequest request = SessionRequest.read(parameters);
            for (StsParameter parameter : StsParameter.values()) {
                parameters.optional(parameter);
            }
            TagParameters tagParameters = TagParameters.read(parameters);
            parameters.requireValid();
            request.check(parameters);
            check(request, tagParameters.check(SessionTags.NONE));
        } catch (BadRequestException | StsException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("no reason", e);
            }
        }
    }

    private static void check(SessionRequest request, SessionTags tags) {
        boolean well = request.roleArn().length() >= 20 && request.seconds() >= 900 && request.seconds() <= 43_200
                && tags.values().size() <= 50 && tags.values().keySet().containsAll(tags.transitive())
                && tags.values().entrySet().stream().allMatch(tag -> tag.getKey().length() <= 128 && tag.getValue().length() <= 256
                        && StandardCharsets.UTF_8.newEncoder().canEncode(tag.getKey() + tag.getValue()));
        if (!well) {
            throw new AssertionError(request + " " + tags);
        }
    }
}
