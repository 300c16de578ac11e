package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.operations.ProviderNames;
import java.util.List;

/**
 * IdentityDescription of the model.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityDescription.html">IdentityDescription</a>
 */
final class IdentityDescriptions {

    private static final double MILLIS = 1000.0;

    private IdentityDescriptions() {
    }

    /** A guest of which nothing is stored has no dates. */
    static ObjectNode of(Identity identity, String region, ProviderNames names) {
        ObjectNode json = StrictJson.newObject().put("IdentityId", region + ":" + identity.id());
        List<String> logins = identity.logins().stream().map(names::ofLogin).distinct().sorted().toList();
        logins.forEach(json.putArray("Logins")::add);
        if (identity.createdAt() != 0) {
            json.put("CreationDate", identity.createdAt() / MILLIS).put("LastModifiedDate", identity.modifiedAt() / MILLIS);
        }
        return json;
    }
}
