package dev.keypool.it.attacks;

/** Where an ID token is taken in exchange for something. */
enum Door {

    GET_ID {
        @Override
        WireAnswer knock(GameRealm realm, String identityId, String provider, String token) {
            return realm.getId(provider, token);
        }
    },

    GET_CREDENTIALS {
        @Override
        WireAnswer knock(GameRealm realm, String identityId, String provider, String token) {
            return realm.getCredentials(identityId, provider, token);
        }
    },

    /** It knows one provider only: the realm itself. */
    REST {
        @Override
        WireAnswer knock(GameRealm realm, String identityId, String provider, String token) {
            return realm.restCredentials(token);
        }
    };

    /** @param identityId what {@link #GET_CREDENTIALS} asks credentials for */
    abstract WireAnswer knock(GameRealm realm, String identityId, String provider, String token);

    /** The token does not open it. Gives the message. */
    String refuses(WireAnswer answer) {
        return this == REST ? Refusals.plain(answer, 401, "invalid_token")
                : Refusals.cognito(answer, 400, "NotAuthorizedException");
    }

    /** The realm as a whole is closed. Gives the message. */
    String isClosed(WireAnswer answer) {
        return this == REST ? Refusals.plain(answer, 403, "access_denied")
                : Refusals.cognito(answer, 400, "NotAuthorizedException");
    }
}
