package dev.keypool.triggers.outbox;

import dev.keypool.triggers.functions.FunctionException;

/**
 * Where a subscription's events go.
 *
 * @param realm its name, for metrics
 * @param calls how many the function takes at once
 */
record Target(String realm, String function, Retries retries, int calls, Call call) {

    /** Hands an event over. */
    @FunctionalInterface
    interface Call {

        void deliver(String id, String name, byte[] event) throws FunctionException;
    }

    /** Finds them. */
    interface Directory {

        /**
         * Null where this node does not know the subscription.
         *
         * @throws NoSubscription where it has been deleted
         */
        Target find(String realmId, String subscriptionId) throws NoSubscription;
    }

    /** Nobody wants these events any more. */
    static final class NoSubscription extends Exception {

        NoSubscription() {
            super(null, null, false, false);
        }
    }
}
