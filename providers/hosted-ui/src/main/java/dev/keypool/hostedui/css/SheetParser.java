package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.css.Grammar.Part;
import dev.keypool.hostedui.css.Rule.Declaration;
import dev.keypool.hostedui.css.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Rules out of tokens. What is not taken is told, and reading goes on behind it, so that all is told at once. */
final class SheetParser {

    private final Tokens in;
    private final Consumer<Refusal> refusals;

    SheetParser(List<Token> tokens, Consumer<Refusal> refusals) {
        this.in = new Tokens(tokens);
        this.refusals = refusals;
    }

    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (in.skipSpace(); !in.ended(); in.skipSpace()) {
            try {
                rule(rules);
            } catch (CssException e) {
                refusals.accept(e.refusal());
            }
        }
        return rules;
    }

    private void rule(List<Rule> rules) throws CssException {
        Token first = in.peek();
        int from = in.position();
        if (first.is(Kind.AT_KEYWORD)) {
            skipAtRule();
            throw new CssException(first, "At-rules such as " + Values.quoted(first) + " are not taken.");
        }
        while (!in.ended() && !in.peek().isDelim('{')) {
            in.take();
        }
        Tokens prelude = in.since(from);
        if (in.ended()) {
            throw new CssException(first, "Here is no rule: \"{\" does not follow.");
        }
        in.take();
        List<Selector> selectors = null;
        try {
            selectors = selectors(prelude);
        } catch (CssException e) {
            refusals.accept(e.refusal());
        }
        List<Declaration> declarations = declarations(first, selectors);
        if (selectors != null && !declarations.isEmpty()) {
            rules.add(new Rule(selectors, declarations));
        }
    }

    private static List<Selector> selectors(Tokens prelude) throws CssException {
        Set<Selector> selectors = new LinkedHashSet<>();
        do {
            selectors.add(Selector.read(prelude));
        } while (prelude.take().isDelim(','));
        return List.copyOf(selectors);
    }

    private List<Declaration> declarations(Token rule, List<Selector> selectors) throws CssException {
        List<Declaration> declarations = new ArrayList<>();
        while (true) {
            int from = in.position();
            int open = 0;
            while (!in.ended() && (open > 0 || !in.peek().isDelim(';') && !in.peek().isDelim('}'))) {
                Token token = in.take();
                open += token.isDelim('{') ? 1 : token.isDelim('}') ? -1 : 0;
            }
            try {
                declaration(in.since(from), selectors, declarations);
            } catch (CssException e) {
                refusals.accept(e.refusal());
            }
            if (in.ended()) {
                throw new CssException(rule, "The rule that begins here is not closed with \"}\".");
            }
            if (in.take().isDelim('}')) {
                return declarations;
            }
        }
    }

    /** @param selectors null where the rule is refused already, and its declarations are looked at for their own sake */
    private static void declaration(Tokens tokens, List<Selector> selectors, List<Declaration> declarations) throws CssException {
        tokens.skipSpace();
        Token name = tokens.take();
        if (name.is(Kind.END)) {
            return;
        }
        tokens.skipSpace();
        if (!name.is(Kind.IDENT) || !tokens.take().isDelim(':')) {
            throw new CssException(name, "Here a property with \":\" and a value is expected; rules inside of rules are not taken.");
        }
        String property = name.text().toLowerCase(Locale.ROOT);
        Grammar grammar = Properties.of(property);
        if (grammar == null) {
            throw new CssException(name, Forbidden.sentence(property, Refusal.quote(name.text())));
        }
        if (grammar.takes(Part.TEXT) && selectors != null && selectors.stream().anyMatch(selector -> selector.pseudo().isEmpty())) {
            throw new CssException(name, "The property content belongs to ::before and ::after.");
        }
        Tokens value = tokens.withoutImportance();
        declarations.add(new Declaration(property, Values.read(property, grammar, value), value != tokens, name));
    }

    /** To its semicolon or behind its block, as browsers do. */
    private void skipAtRule() {
        int open = 0;
        while (!in.ended()) {
            Token token = in.take();
            open += token.isDelim('{') ? 1 : token.isDelim('}') ? -1 : 0;
            if (open <= 0 && (token.isDelim(';') || token.isDelim('}'))) {
                return;
            }
        }
    }
}
