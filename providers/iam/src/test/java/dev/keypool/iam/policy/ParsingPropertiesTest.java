package dev.keypool.iam.policy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What parsing does with anything at all; {@link PolicyFuzz} says what it may do. */
@Domain(PolicyDomain.class)
@Domain(DomainContext.Global.class)
class ParsingPropertiesTest {

    private static final List<String> TOKENS = List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\"Statement\"", "\"Deny\"", "null", "1e400",
            "${", "'", "\\ud83d", "\u0000", "/*");

    @Property
    void anyTextIsRefusedWithAPlaceOrIsAPolicyThatAnswers(@ForAll String text, @ForAll PolicyKind kind) {
        PolicyFuzz.check(text, kind);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void soIsAPolicyWithSomethingElseInIt(@ForAll PolicyKind kind, @ForAll List<StatementText> statements, @ForAll @IntRange(max = 2_000) int at,
            @ForAll @IntRange(max = 20) int without, @ForAll @IntRange(max = 16) int token) {
        String text = StatementText.document(kind, statements);
        int from = at % text.length();
        PolicyFuzz.check(text.substring(0, from) + TOKENS.get(token) + text.substring(Math.min(text.length(), from + without)), kind);
    }

    /** In a context key, a value, a Sid or an element's name: whatever it is, it does not end the string that it stands in. */
    @Property
    void anyTextMayStandInAString(@ForAll @StringLength(max = 40) String text, @ForAll PolicyKind kind) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        StatementText statement = StatementText.everything("Allow");
        for (StatementText one : List.of(statement.named(quoted), statement.withActions(List.of(quoted)), statement.withResources(List.of(quoted)),
                statement.withPrincipals(List.of(quoted)), statement.withCondition("{\"StringLike\":{\"a:b\":\"" + quoted + "\"}}"),
                statement.withCondition("{\"" + quoted + "\":{\"a:b\":\"c\"}}"), statement.withCondition("{\"Null\":{\"" + quoted + "\":\"true\"}}"))) {
            PolicyFuzz.check(StatementText.document(kind, List.of(one)), kind);
        }
    }
}
