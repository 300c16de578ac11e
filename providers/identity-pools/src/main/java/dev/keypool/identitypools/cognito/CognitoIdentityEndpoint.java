package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.http.RealmEndpoint;

/** {@code /realms/{realm}/cognito-identity}. */
public final class CognitoIdentityEndpoint extends RealmEndpoint {

    public CognitoIdentityEndpoint() {
        super("cognito-identity", CognitoIdentityResource::new);
    }
}
