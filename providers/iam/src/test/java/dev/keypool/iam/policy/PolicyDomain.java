package dev.keypool.iam.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Statements, policies and requests from a small alphabet, so that they often match. */
class PolicyDomain extends DomainContextBase {

    static final String USER = "arn:aws:iam::111122223333:user/u";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/r/s";
    private static final String STRANGER = "arn:aws:iam::444455556666:user/u";

    @Provide
    Arbitrary<StatementText> statement() {
        Arbitrary<List<String>> actions = Combinators.combine(Arbitraries.of("s:", "t:"), Arbitraries.of("*", "a", "b", "a*", "?b", "A"))
                .as(String::concat).list().ofMinSize(1).ofMaxSize(2);
        Arbitrary<List<String>> resources = Arbitraries.of("*", "arn:aws:s3:::a", "arn:aws:s3:::*", "arn:aws:s3:::a/*", "arn:aws:s3:::${aws:x}/*")
                .list().ofMinSize(1).ofMaxSize(2);
        Arbitrary<List<String>> principals = Arbitraries.of("*", "111122223333", USER, "arn:aws:iam::111122223333:role/r", SESSION, STRANGER)
                .list().ofMinSize(1).ofMaxSize(2);
        return Combinators.combine(Arbitraries.frequency(pair(3, "Allow"), pair(1, "Deny")),
                Arbitraries.frequency(pair(4, "Action"), pair(1, "NotAction")), actions,
                Arbitraries.frequency(pair(8, "Resource"), pair(1, "NotResource")), resources, principals, condition())
                .as((effect, actionElement, a, resourceElement, r, p, c) -> new StatementText("s", effect, actionElement, a, resourceElement, r,
                        p, c));
    }

    @Provide
    Arbitrary<List<StatementText>> policy() {
        return statement().list().ofMinSize(1).ofMaxSize(4).map(PolicyDomain::numbered);
    }

    @Provide
    Arbitrary<Layers> layers() {
        Arbitrary<List<StatementText>> perhaps = policy().optional(0.5).map(policy -> policy.orElse(List.of()));
        return Combinators.combine(policy(), perhaps, perhaps, perhaps).as((identity, boundary, session, resource) -> new Layers(Map.of(
                PolicyKind.IDENTITY, identity, PolicyKind.BOUNDARY, boundary, PolicyKind.SESSION, session, PolicyKind.RESOURCE, resource)));
    }

    /** The kinds that decide over access; trust policies are asked by themselves. */
    @Provide
    Arbitrary<PolicyKind> kind() {
        return Arbitraries.of(PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION, PolicyKind.RESOURCE);
    }

    @Provide
    Arbitrary<AccessRequest> request() {
        Arbitrary<ConditionContext> contexts = Arbitraries.of(Map.of("aws:x", List.of("a")), Map.of("aws:x", List.of("*")),
                Map.of("aws:x", List.of("a"), "aws:y", List.of("a", "b")), Map.<String, List<String>>of()).map(ConditionContext::of);
        return Combinators.combine(Arbitraries.of(USER, SESSION, STRANGER).injectNull(0.1),
                Combinators.combine(Arbitraries.of("s:", "t:"), Arbitraries.of("a", "b", "ab")).as(String::concat),
                Arbitraries.of("*", "arn:aws:s3:::a", "arn:aws:s3:::a/b"),
                Arbitraries.of("111122223333", "444455556666").injectNull(0.5), contexts).as(AccessRequest::new);
    }

    private static Arbitrary<String> condition() {
        Arbitrary<String> one = Combinators.combine(
                Arbitraries.of("StringEquals", "StringNotEquals", "StringLikeIfExists", "ForAnyValue:StringLike", "ForAllValues:StringLike"),
                Arbitraries.of("x", "y"), Arbitraries.of("a", "a*", "${aws:y}"))
                .as((operator, key, value) -> "{\"" + operator + "\":{\"aws:" + key + "\":\"" + value + "\"}}");
        return one.injectNull(0.6).map(condition -> condition == null ? "{}" : condition);
    }

    /** Each statement of a policy with a name of its own. */
    static List<StatementText> numbered(List<StatementText> statements) {
        return IntStream.range(0, statements.size()).mapToObj(i -> statements.get(i).named("s" + i)).toList();
    }

    private static Tuple.Tuple2<Integer, String> pair(int frequency, String value) {
        return Tuple.of(frequency, value);
    }
}
