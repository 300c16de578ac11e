package dev.keypool.hostedui.css;

import dev.keypool.hostedui.css.Token.Kind;
import java.util.Set;

/**
 * One of Cognito's classes, alone, with at most one state and one pseudo-element.
 *
 * @param state {@code :hover}, {@code :focus} or empty
 * @param pseudo {@code ::before}, {@code ::after} or empty
 */
record Selector(String name, String state, String pseudo) {

    private static final String SUFFIX = "-customizable";
    /** Cognito's list; it names two of the states beside the classes that have them, here every class may have them. */
    private static final Set<String> NAMES = Set.of("background", "banner", "errorMessage", "idpButton", "idpDescription", "inputField",
            "label", "legalText", "logo", "passwordCheck-valid", "passwordCheck-notValid", "redirect", "socialButton", "submitButton",
            "textDescription");

    static Selector read(Tokens in) throws CssException {
        in.skipSpace();
        Token dot = in.take();
        if (!dot.isDelim('.')) {
            throw new CssException(dot, Values.quoted(dot) + " begins no selector that is taken: only Cognito's class names are, such as .label-customizable"
                    + (dot.isDelim('[') || dot.isDelim('*') ? "; selectors that look at attributes or at everything can read what people type." : "."));
        }
        Token name = in.take();
        if (!name.is(Kind.IDENT) || !name.text().endsWith(SUFFIX) || !NAMES.contains(name.text().substring(0, name.text().length() - SUFFIX.length()))) {
            throw new CssException(name, Values.quoted(name) + " is none of Cognito's class names; letters must be large and small as there.");
        }
        String state = "";
        String pseudo = "";
        while (in.peek().isDelim(':')) {
            Token colon = in.take();
            boolean two = in.peek().isDelim(':') && in.take() != null;
            Token what = in.take();
            String lower = what.is(Kind.IDENT) ? what.lower() : "";
            if (!two && state.isEmpty() && pseudo.isEmpty() && (lower.equals("hover") || lower.equals("focus"))) {
                state = ":" + lower;
            } else if (pseudo.isEmpty() && (lower.equals("before") || lower.equals("after"))) {
                pseudo = "::" + lower;
            } else {
                throw new CssException(colon, "Of states and pseudo-elements only :hover or :focus, then ::before or ::after, are taken, not "
                        + Values.quoted(what) + ".");
            }
        }
        int gap = in.position();
        in.skipSpace();
        if (!in.ended() && !in.peek().isDelim(',')) {
            throw new CssException(in.peek(), gap == in.position()
                    ? Values.quoted(in.peek()) + " cannot follow a class name: attributes, ids and further classes are not taken."
                    : "A selector is one class name; descendants and neighbours of an element are not taken.");
        }
        return new Selector(name.text(), state, pseudo);
    }

    String written() {
        return "." + name + state + pseudo;
    }
}
