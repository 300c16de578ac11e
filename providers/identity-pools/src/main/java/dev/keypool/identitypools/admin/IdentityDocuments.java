package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.Login;

/** Identities in the admin API. */
final class IdentityDocuments {

    private final String region;

    IdentityDocuments(String region) {
        this.region = region;
    }

    ObjectNode write(Identity identity) {
        ObjectNode json = StrictJson.newObject().put("id", region + ":" + identity.id())
                .put("identityPoolId", region + ":" + identity.poolId())
                .put("guest", identity.isGuest()).put("disabled", identity.isDisabled());
        if (identity.isDisabled()) {
            json.put("mergedInto", region + ":" + identity.mergedInto());
        }
        ArrayNode logins = json.putArray("logins");
        for (Login login : identity.logins()) {
            logins.addObject().put("provider", login.provider()).put("subject", login.subject());
        }
        // Of a guest of which nothing is stored there are no times.
        if (identity.createdAt() > 0) {
            json.put("createdTimestamp", identity.createdAt()).put("modifiedTimestamp", identity.modifiedAt());
        }
        return json.put(ComponentRevocation.SETTING, identity.revokedBefore());
    }
}
