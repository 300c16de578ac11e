package dev.keypool.userpools.codes;

/** Carries a code to its recipient. */
@FunctionalInterface
public interface Delivery {

    /**
     * @param repeated whether one was sent before in this sign-in
     * @return whether it was taken
     */
    boolean deliver(String code, boolean repeated);
}
