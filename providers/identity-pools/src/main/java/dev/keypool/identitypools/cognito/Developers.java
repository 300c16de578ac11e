package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import java.util.Map;

/** The developer provider of a pool in requests. */
final class Developers {

    private Developers() {
    }

    /** The request's DeveloperProviderName, which must be the pool's. */
    static String provider(Members request, IdentityPool pool) throws BadRequestException, ValidationException, ExchangeException {
        return require(pool, request.text("DeveloperProviderName", TextShape.DEVELOPER_PROVIDER));
    }

    /** The pool's developer provider, which must be among these logins. */
    static String among(Map<String, String> logins, IdentityPool pool) throws ExchangeException {
        String name = pool.logins().developerProvider();
        return require(pool, name != null && logins.containsKey(name) ? name : null);
    }

    /** @param name what must be the pool's developer provider */
    static String require(IdentityPool pool, String name) throws ExchangeException {
        if (name == null || !name.equals(pool.logins().developerProvider())) {
            throw ExchangeException.invalidParameter("This identity pool does not support the specified developer provider");
        }
        return name;
    }
}
