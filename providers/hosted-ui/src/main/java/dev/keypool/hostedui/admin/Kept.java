package dev.keypool.hostedui.admin;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;

/**
 * A draft as the database has it. It is read only where it is asked for: one that this version does not take can still be
 * deleted, or make way for another.
 *
 * @param text null where there is none
 */
record Kept(String text) {

    Branding orNull() throws RefusedException {
        return text == null ? null : Branding.kept(text);
    }

    Branding orEmpty() throws RefusedException {
        return text == null ? Branding.empty() : Branding.kept(text);
    }

    Branding existing() throws RefusedException {
        return Draft.found(orNull());
    }
}
