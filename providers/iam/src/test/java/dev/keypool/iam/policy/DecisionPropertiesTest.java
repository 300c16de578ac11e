package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any policies, tried with many made at random from a small alphabet so that they often match. */
class DecisionPropertiesTest {

    private static final int RUNS = 4_000;

    private final Random random = new Random(20260131);

    @Test
    void aDenyMoreNeverAllowsMore() {
        for (int i = 0; i < RUNS; i++) {
            List<String> statements = statements();
            List<String> more = new ArrayList<>(statements);
            more.add(random.nextInt(more.size() + 1), statement("Deny", action(), resource()));
            AccessRequest request = request();

            assertThat(allowed(more, request)).as("%s", more).isLessThanOrEqualTo(allowed(statements, request));
        }
    }

    @Test
    void aSessionPolicyOrBoundaryNeverAllowsMore() {
        for (int i = 0; i < RUNS; i++) {
            Policy identity = policy(statements(), PolicyKind.IDENTITY);
            List<String> limit = statements();
            AccessRequest request = request();
            boolean without = PolicySet.builder().identity(identity).build().evaluate(request).isAllowed();

            boolean session = PolicySet.builder().identity(identity).session(policy(limit, PolicyKind.SESSION)).build().evaluate(request).isAllowed();
            boolean boundary = PolicySet.builder().identity(identity).boundary(policy(limit, PolicyKind.BOUNDARY)).build().evaluate(request).isAllowed();

            assertThat(session).isEqualTo(boundary);
            assertThat(without || !session).as("%s", limit).isTrue();
        }
    }

    @Test
    void theOrderOfStatementsDoesNotMatter() {
        for (int i = 0; i < RUNS; i++) {
            List<String> statements = statements();
            List<String> shuffled = new ArrayList<>(statements);
            Collections.shuffle(shuffled, random);
            AccessRequest request = request();

            assertThat(outcome(shuffled, request)).as("%s", statements).isEqualTo(outcome(statements, request));
        }
    }

    @Test
    void aStatementIsTheSameAsOneForEachOfItsActionsAndResources() {
        for (int i = 0; i < RUNS; i++) {
            String effect = random.nextBoolean() ? "Allow" : "Deny";
            List<String> actions = List.of(action(), action());
            List<String> resources = List.of(resource(), resource());
            String whole = plain(effect, "Action", String.join("\",\"", actions), String.join("\",\"", resources), "");
            List<String> split = new ArrayList<>();
            actions.forEach(action -> resources.forEach(resource -> split.add(plain(effect, "Action", action, resource, ""))));
            AccessRequest request = request();

            assertThat(outcome(split, request)).as(whole).isEqualTo(outcome(List.of(whole), request));
        }
    }

    private static int allowed(List<String> statements, AccessRequest request) {
        return outcome(statements, request) == Decision.Outcome.ALLOWED ? 1 : 0;
    }

    private static Decision.Outcome outcome(List<String> statements, AccessRequest request) {
        return PolicySet.builder().identity(policy(statements, PolicyKind.IDENTITY)).build().evaluate(request).outcome();
    }

    private static Policy policy(List<String> statements, PolicyKind kind) {
        return Policy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}", kind);
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            statements.add(statement(random.nextInt(4) == 0 ? "Deny" : "Allow", action(), resource()));
        }
        return statements;
    }

    private String statement(String effect, String action, String resource) {
        String condition = random.nextInt(3) > 0 ? ""
                : ",\"Condition\":{\"" + pick("StringEquals", "StringNotEquals", "StringLikeIfExists", "ForAnyValue:StringLike")
                        + "\":{\"aws:" + pick("x", "y") + "\":\"" + pick("a", "a*", "${aws:y}") + "\"}}";
        return plain(effect, random.nextInt(5) == 0 ? "NotAction" : "Action", action, resource, condition);
    }

    private static String plain(String effect, String element, String actions, String resources, String condition) {
        return "{\"Effect\":\"" + effect + "\",\"" + element + "\":[\"" + actions + "\"],\"Resource\":[\"" + resources + "\"]" + condition + "}";
    }

    private String action() {
        return pick("s:", "t:") + pick("*", "a", "b", "a*", "?b");
    }

    private String resource() {
        return pick("*", "arn:aws:s:::a", "arn:aws:s:::*", "arn:aws:s:::a/*", "arn:aws:s:::${aws:x}/*");
    }

    private AccessRequest request() {
        Map<String, List<String>> context = random.nextBoolean() ? Map.of("aws:x", List.of(pick("a", "*")))
                : Map.of("aws:x", List.of("a"), "aws:y", List.of("a", "b"));
        return new AccessRequest("arn:aws:iam::111122223333:user/u", pick("s:", "t:") + pick("a", "b", "ab"),
                pick("*", "arn:aws:s:::a", "arn:aws:s:::a/b"), null, ConditionContext.of(context));
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
