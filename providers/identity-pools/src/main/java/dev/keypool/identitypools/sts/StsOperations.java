package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.observability.Operation;
import java.util.Map;

/** STS's eleven operations by their names. */
final class StsOperations {

    /** @param name how it is measured */
    record Named(Operation name, StsOperation operation) {
    }

    private static final Map<String, Named> BY_ACTION = Map.ofEntries(
            Map.entry("AssumeRole", new Named(Operation.ASSUME_ROLE, new AssumeRole())),
            Map.entry("AssumeRoleWithSAML", new Named(Operation.ASSUME_ROLE_WITH_SAML, new AssumeRoleWithSaml())),
            Map.entry("AssumeRoleWithWebIdentity", new Named(Operation.ASSUME_ROLE_WITH_WEB_IDENTITY, new AssumeRoleWithWebIdentity())),
            Map.entry("AssumeRoot", new Named(Operation.ASSUME_ROOT, Unavailable::assumeRoot)),
            Map.entry("DecodeAuthorizationMessage", new Named(Operation.DECODE_AUTHORIZATION_MESSAGE, Inquiries::decodeAuthorizationMessage)),
            Map.entry("GetAccessKeyInfo", new Named(Operation.GET_ACCESS_KEY_INFO, Inquiries::accessKeyInfo)),
            Map.entry("GetCallerIdentity", new Named(Operation.GET_CALLER_IDENTITY, Inquiries::callerIdentity)),
            Map.entry("GetDelegatedAccessToken", new Named(Operation.GET_DELEGATED_ACCESS_TOKEN, Unavailable::delegatedAccessToken)),
            Map.entry("GetFederationToken", new Named(Operation.GET_FEDERATION_TOKEN, Unavailable::federationToken)),
            Map.entry("GetSessionToken", new Named(Operation.GET_SESSION_TOKEN, Unavailable::sessionToken)),
            Map.entry("GetWebIdentityToken", new Named(Operation.GET_WEB_IDENTITY_TOKEN, Unavailable::webIdentityToken)));

    private StsOperations() {
    }

    /** Null when there is none of that name. */
    static Named named(String action) {
        return BY_ACTION.get(action);
    }
}
