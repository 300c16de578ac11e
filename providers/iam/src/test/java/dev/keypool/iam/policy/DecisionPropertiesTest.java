package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * What holds for any policies and requests.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@Domain(PolicyDomain.class)
@Domain(DomainContext.Global.class)
class DecisionPropertiesTest {

    /** Wherever it is added, also as the only statement of a policy that was not there. */
    @Property
    void aDenyMoreNeverAllowsMore(@ForAll Layers layers, @ForAll PolicyKind kind, @ForAll StatementText statement,
            @ForAll @IntRange(max = 4) int position, @ForAll AccessRequest request) {
        boolean more = layers.adding(kind, statement.named("more").withEffect("Deny"), position).decide(request).isAllowed();

        assertThat(!more || layers.decide(request).isAllowed()).isTrue();
    }

    @Property
    void aDenyThatMatchesWinsWhereverItIs(@ForAll Layers layers, @ForAll PolicyKind kind, @ForAll AccessRequest request) {
        Decision decision = layers.adding(kind, StatementText.everything("Deny"), 2).decide(request);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.EXPLICIT_DENY);
        assertThat(decision.matched()).extracting(MatchedStatement::sid).contains("all");
    }

    @Property
    void withoutAnAllowNothingIsAllowed(@ForAll Layers layers, @ForAll AccessRequest request) {
        Layers denying = layers.each(statements -> statements.stream().map(s -> s.withEffect("Deny")).toList());

        assertThat(denying.decide(request).isAllowed()).isFalse();
    }

    /**
     * The first one: where there are several session policies, one that allows suffices, so a second may allow more than the
     * first does alone. A grant of the resource's policy to the user or session itself is not limited, which is not more either.
     */
    @Property
    void aSessionPolicyOrBoundaryNeverAllowsMore(@ForAll Layers layers, @ForAll List<StatementText> limit, @ForAll AccessRequest request) {
        for (PolicyKind kind : List.of(PolicyKind.SESSION, PolicyKind.BOUNDARY)) {
            Layers without = layers.with(kind, List.of());

            assertThat(!without.with(kind, limit).decide(request).isAllowed() || without.decide(request).isAllowed()).isTrue();
        }
    }

    /** Where no resource's policy grants past them, what is left is exactly what both allow. */
    @Property
    void aSessionPolicyOrBoundaryAllowsWhatIdentityPoliciesAllowToo(@ForAll List<StatementText> identity, @ForAll List<StatementText> limit,
            @ForAll AccessRequest request) {
        boolean both = allowedAlone(identity, request) && allowedAlone(limit, request);

        for (PolicyKind kind : List.of(PolicyKind.SESSION, PolicyKind.BOUNDARY)) {
            Layers limited = new Layers(Map.of(PolicyKind.IDENTITY, identity, kind, limit));
            assertThat(limited.decide(request).isAllowed()).isEqualTo(both);
        }
    }

    /** The documented exception: within the account, a resource's policy that names the user itself needs nobody else. */
    @Property
    void nothingButADenyLimitsADirectGrantWithinTheAccount(@ForAll Layers layers, @ForAll AccessRequest request) {
        Assume.that(PolicyDomain.USER.equals(request.principal()) && !"444455556666".equals(request.resourceAccount()));
        StatementText grant = StatementText.everything("Allow").withPrincipals(List.of(PolicyDomain.USER));

        Decision decision = layers.adding(PolicyKind.RESOURCE, grant, 0).decide(request);

        assertThat(decision.outcome()).isNotEqualTo(Decision.Outcome.IMPLICIT_DENY);
    }

    @Property
    void acrossAccountsTheResourceAndThePrincipalsOwnPoliciesBothAllow(@ForAll Layers layers, @ForAll AccessRequest any) {
        Assume.that(any.principal() != null);
        String other = any.principal().contains("444455556666") ? "111122223333" : "444455556666";
        AccessRequest request = new AccessRequest(any.principal(), any.action(), any.resource(), other, any.context());

        boolean without = layers.with(PolicyKind.RESOURCE, List.of()).decide(request).isAllowed()
                || layers.with(PolicyKind.IDENTITY, List.of()).decide(request).isAllowed();

        assertThat(without).isFalse();
    }

    @Property
    void theOrderOfStatementsDoesNotMatter(@ForAll Layers layers, @ForAll Random random, @ForAll AccessRequest request) {
        Layers shuffled = layers.each(statements -> {
            List<StatementText> others = new ArrayList<>(statements);
            Collections.shuffle(others, random);
            return others;
        });

        assertThat(shuffled.decide(request).outcome()).isEqualTo(layers.decide(request).outcome());
        assertThat(deciding(shuffled, request)).isEqualTo(deciding(layers, request));
    }

    /** Only the positive elements: NotAction with two actions excepts both, and split in two statements would except neither. */
    @Property
    void aStatementIsTheSameAsOneForEachOfItsActionsResourcesOrPrincipals(@ForAll Layers layers, @ForAll AccessRequest request) {
        List<Function<StatementText, Stream<StatementText>>> splits = List.of(
                one -> one.actionElement().equals("Action") ? one.actions().stream().map(a -> one.withActions(List.of(a))) : Stream.of(one),
                one -> one.resourceElement().equals("Resource") ? one.resources().stream().map(r -> one.withResources(List.of(r)))
                        : Stream.of(one),
                one -> one.principals().stream().map(p -> one.withPrincipals(List.of(p))));

        for (Function<StatementText, Stream<StatementText>> split : splits) {
            Layers parts = layers.each(statements -> PolicyDomain.numbered(statements.stream().flatMap(split).toList()));
            assertThat(parts.decide(request).outcome()).isEqualTo(layers.decide(request).outcome());
        }
    }

    @Property
    void statementsAreTheSameInOnePolicyOrInOneEach(@ForAll List<StatementText> statements, @ForAll AccessRequest request) {
        PolicySet.Builder each = PolicySet.builder();
        statements.forEach(statement -> each.identity(StatementText.policy(PolicyKind.IDENTITY, List.of(statement))));

        assertThat(each.build().evaluate(request).outcome())
                .isEqualTo(new Layers(Map.of(PolicyKind.IDENTITY, statements)).decide(request).outcome());
    }

    private static boolean allowedAlone(List<StatementText> statements, AccessRequest request) {
        return new Layers(Map.of(PolicyKind.IDENTITY, statements)).decide(request).isAllowed();
    }

    private static Set<String> deciding(Layers layers, AccessRequest request) {
        return layers.decide(request).matched().stream().map(m -> m.policy() + " " + m.sid()).collect(Collectors.toSet());
    }
}
