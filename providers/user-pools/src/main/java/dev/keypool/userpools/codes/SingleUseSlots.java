package dev.keypool.userpools.codes;

import org.keycloak.models.SingleUseObjectProvider;

/** Keycloak's single-use objects, of which {@code putIfAbsent} and {@code remove} do not wait for the transaction. */
final class SingleUseSlots implements Slots {

    private final SingleUseObjectProvider objects;

    SingleUseSlots(SingleUseObjectProvider objects) {
        this.objects = objects;
    }

    @Override
    public boolean take(String name, long seconds) {
        return objects.putIfAbsent(name, seconds);
    }

    @Override
    public void release(String name) {
        objects.remove(name);
    }
}
