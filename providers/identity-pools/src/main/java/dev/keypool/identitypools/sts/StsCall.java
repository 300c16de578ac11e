package dev.keypool.identitypools.sts;

import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.ArrivedRequest;
import dev.keypool.identitypools.requests.CallerIdentity;

/**
 * One call of an operation.
 *
 * @param arrived     the request that it came with
 * @param payloadHash hex SHA-256 of the request's body
 */
record StsCall(IdentityPools pools, ArrivedRequest arrived, QueryParameters query, String payloadHash, Observer observer) {

    private static final String SERVICE = "sts";

    RealmSnapshot realm() throws ExchangeException {
        return pools.realm();
    }

    StsParameters parameters() {
        return new StsParameters(query);
    }

    /** Who signed it. */
    CallerIdentity caller() throws ExchangeException, SignatureException {
        return arrived.caller(pools.signedRequests(), realm().settings().region(), SERVICE, payloadHash);
    }
}
