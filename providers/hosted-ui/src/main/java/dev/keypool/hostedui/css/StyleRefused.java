package dev.keypool.hostedui.css;

/** Styles inside of something else are not taken; who holds that knows where they stand in it. */
public final class StyleRefused extends Exception {

    private static final long serialVersionUID = 1;

    StyleRefused(CssException cause) {
        super(cause.refusal().reason(), cause);
    }
}
