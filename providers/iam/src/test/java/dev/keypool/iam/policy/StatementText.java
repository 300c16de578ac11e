package dev.keypool.iam.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A statement to be, for tests that take statements apart. */
record StatementText(String sid, String effect, String actionElement, List<String> actions, String resourceElement,
        List<String> resources, List<String> principals, String condition) {

    static StatementText everything(String effect) {
        return new StatementText("all", effect, "Action", List.of("*"), "Resource", List.of("*"), List.of("*"), "{}");
    }

    StatementText named(String other) {
        return new StatementText(other, effect, actionElement, actions, resourceElement, resources, principals, condition);
    }

    StatementText withEffect(String other) {
        return new StatementText(sid, other, actionElement, actions, resourceElement, resources, principals, condition);
    }

    StatementText withActions(List<String> others) {
        return new StatementText(sid, effect, actionElement, others, resourceElement, resources, principals, condition);
    }

    StatementText withResources(List<String> others) {
        return new StatementText(sid, effect, actionElement, actions, resourceElement, others, principals, condition);
    }

    StatementText withPrincipals(List<String> others) {
        return new StatementText(sid, effect, actionElement, actions, resourceElement, resources, others, condition);
    }

    StatementText withCondition(String other) {
        return new StatementText(sid, effect, actionElement, actions, resourceElement, resources, principals, other);
    }

    static Policy policy(PolicyKind kind, List<StatementText> statements) {
        return Policy.parse(document(kind, statements), kind);
    }

    static String document(PolicyKind kind, List<StatementText> statements) {
        return statements.stream().map(s -> s.json(kind)).collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
    }

    private String json(PolicyKind kind) {
        return "{\"Sid\":\"" + sid + "\",\"Effect\":\"" + effect + "\",\"" + actionElement + "\":" + array(actions) + ",\"" + resourceElement
                + "\":" + array(resources) + (kind.namesPrincipals() ? ",\"Principal\":{\"AWS\":" + array(principals) + "}" : "")
                + ",\"Condition\":" + condition + "}";
    }

    private static String array(List<String> texts) {
        return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
