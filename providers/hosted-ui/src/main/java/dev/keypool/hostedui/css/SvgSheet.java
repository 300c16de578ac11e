package dev.keypool.hostedui.css;

import dev.keypool.hostedui.css.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The style sheet of a picture while it is read. */
final class SvgSheet {

    static final int MAX_RULES = 2_000;

    private final Tokens in;
    private final StringBuilder written = new StringBuilder();
    private final Map<String, Set<String>> targets = new HashMap<>();
    private int rules;

    private SvgSheet(Tokens in, int rulesBefore) {
        this.in = in;
        this.rules = rulesBefore;
    }

    static SvgStyles.Sheet read(Tokens in, int rulesBefore) throws CssException {
        SvgSheet sheet = new SvgSheet(in, rulesBefore);
        for (in.skipSpace(); !in.ended(); in.skipSpace()) {
            if (in.peek().is(Kind.AT_KEYWORD)) {
                sheet.scheme();
            } else {
                sheet.rule();
            }
        }
        return new SvgStyles.Sheet(sheet.written.toString(), sheet.targets, sheet.rules);
    }

    /** {@code @media (prefers-color-scheme: dark)}: how one icon is right on light and on dark pages. */
    private void scheme() throws CssException {
        Token at = in.take();
        String condition = "";
        while (!in.ended() && !in.peek().isDelim('{') && condition.length() < 40) {
            Token token = in.take();
            condition += token.is(Kind.WHITESPACE) ? "" : token.lower();
        }
        if (!at.lower().equals("media") || !condition.equals("(prefers-color-scheme:dark)") && !condition.equals("(prefers-color-scheme:light)")) {
            throw new CssException(at, "Of at-rules only @media (prefers-color-scheme: dark), or light, is taken in a picture.");
        }
        in.take();
        written.append("@media ").append(condition).append('{');
        for (in.skipSpace(); !in.peek().isDelim('}'); in.skipSpace()) {
            rule();
        }
        in.take();
        written.append('}');
    }

    private void rule() throws CssException {
        List<String> selectors = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        Token first = in.peek();
        do {
            // Each selector is one: a rule for many takes as long as many rules.
            if (++rules > MAX_RULES) {
                throw new CssException(in.peek(), "The picture has more than " + MAX_RULES + " style rules, where each selector counts as one.");
            }
            in.skipSpace();
            selectors.add(selector(classes));
            in.skipSpace();
        } while (in.peek().isDelim(',') && in.take() != null);
        Token open = in.take();
        int from = in.position();
        while (!in.ended() && !in.peek().isDelim('}') && !in.peek().isDelim('{')) {
            in.take();
        }
        Tokens body = in.since(from);
        if (!open.isDelim('{') || !in.take().isDelim('}')) {
            throw new CssException(open, "In a picture's style sheet each selector is one class, id or element's name; declarations in braces follow.");
        }
        Set<String> found = new HashSet<>();
        String declarations = SvgStyles.declarations(body, found);
        if (!found.isEmpty() && classes.size() < selectors.size()) {
            throw new CssException(first, "In a picture's style sheet only the declarations of classes refer to parts of the picture.");
        }
        written.append(String.join(",", selectors)).append('{').append(declarations).append('}');
        classes.forEach(name -> targets.computeIfAbsent(name, any -> new HashSet<>()).addAll(found));
    }

    private String selector(List<String> classes) throws CssException {
        Token token = in.take();
        if (token.isDelim('*')) {
            return "*";
        }
        if (token.isDelim('.')) {
            Token name = in.take();
            if (name.is(Kind.IDENT) && SvgStyles.isName(name.text())) {
                classes.add(name.text());
                return "." + name.text();
            }
        } else if ((token.is(Kind.IDENT) || token.is(Kind.HASH)) && SvgStyles.isName(token.text())) {
            return token.shown();
        }
        throw new CssException(token, "In a picture's style sheet each selector is one class, id or element's name, not " + Values.quoted(token) + ".");
    }
}
