package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.federation.TagRules;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.roles.AttributeMap;
import java.util.Map;

/** The PrincipalTags that a backend gives its users: tags of the sessions that their tokens are good for. */
final class DeveloperTags {

    private DeveloperTags() {
    }

    static SessionTags of(Members request) throws BadRequestException, ValidationException, ExchangeException {
        Map<String, String> tags = request.map("PrincipalTags", TextShape.PRINCIPAL_TAG_KEY, TextShape.PRINCIPAL_TAG_VALUE, AttributeMap.MAX_TAGS);
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            boolean valid = TagRules.KEYS.matcher(tag.getKey()).matches() && TagRules.VALUES.matcher(tag.getValue()).matches()
                    && !TagRules.isReserved(tag.getKey());
            if (!valid) {
                throw ExchangeException.invalidParameter("Principal tags have letters, digits, spaces and characters of _.:/=+-@ only,"
                        + " and keys that do not begin with aws: .");
            }
        }
        try {
            return SessionTags.of(tags);
        } catch (IllegalArgumentException e) {
            throw ExchangeException.invalidParameter("Keys of principal tags must differ in more than upper and lower case.");
        }
    }
}
