package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads Condition elements. */
final class ConditionParser {

    private static final String FOR_ALL = "forallvalues:";
    private static final String FOR_ANY = "foranyvalue:";
    private static final String IF_EXISTS = "ifexists";

    private final boolean variables;
    private final List<PolicyWarning> warnings;

    ConditionParser(boolean variables, List<PolicyWarning> warnings) {
        this.variables = variables;
        this.warnings = warnings;
    }

    List<Condition> parse(Json element) {
        if (!element.is(Json.Kind.OBJECT)) {
            throw PolicyException.at(element, "found " + element.described() + "; Condition is an object of operators.");
        }
        refuseTheSameInAnotherCase(element, "operator");
        List<Condition> conditions = new ArrayList<>();
        element.members().forEach((name, keys) -> conditions.addAll(operator(name, keys)));
        return conditions;
    }

    private List<Condition> operator(String name, Json keys) {
        String rest = name.toLowerCase(Locale.ROOT);
        Condition.Quantifier quantifier = rest.startsWith(FOR_ALL) ? Condition.Quantifier.FOR_ALL_VALUES
                : rest.startsWith(FOR_ANY) ? Condition.Quantifier.FOR_ANY_VALUE : Condition.Quantifier.NONE;
        rest = quantifier == Condition.Quantifier.NONE ? rest : rest.substring(rest.indexOf(':') + 1);
        boolean ifExists = rest.endsWith(IF_EXISTS);
        Operator operator = Operator.named(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
        if (operator == null || (ifExists && operator == Operator.NULL)) {
            throw PolicyException.at(keys, "found the operator " + Json.quote(name) + "; allowed are String[Not]Equals[IgnoreCase], "
                    + "String[Not]Like, Numeric… and Date… with [Not]Equals, LessThan[Equals] or GreaterThan[Equals], Bool, "
                    + "BinaryEquals, "
                    + "[Not]IpAddress, Arn[Not]Equals and Arn[Not]Like, each also with IfExists, and Null; "
                    + "before them ForAllValues: or ForAnyValue:.");
        }
        if (!keys.is(Json.Kind.OBJECT)) {
            throw PolicyException.at(keys, "found " + keys.described() + "; an operator has an object of condition keys and values.");
        }
        refuseTheSameInAnotherCase(keys, "condition key");
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, Json> entry : keys.members().entrySet()) {
            String key = entry.getKey();
            if (key.isEmpty()) {
                throw PolicyException.at(entry.getValue(), "the condition key is empty; a key is written as aws:SourceIp.");
            }
            if (key.indexOf(':') < 0) {
                warnings.add(PolicyWarning.at(entry.getValue(), "The condition key " + Json.quote(key)
                        + " has no prefix as aws: or s3:, so no request will have it."));
            }
            conditions.add(new Condition(name + " of " + key, key.toLowerCase(Locale.ROOT).intern(), operator, quantifier, ifExists,
                    tests(operator, entry.getValue())));
        }
        return conditions;
    }

    /**
     * Both would have to be met, which is never what was meant: a Deny of that kind would hardly ever hold.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">Duplicate keys with
     *     different case</a>
     */
    private static void refuseTheSameInAnotherCase(Json object, String what) {
        Map<String, String> names = new HashMap<>();
        object.members().forEach((name, value) -> {
            String other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw PolicyException.at(value, "the " + what + " " + Json.quote(name) + " is there already as " + Json.quote(other)
                        + "; the case of its letters does not matter, and each may be there once.");
            }
        });
    }

    private ValueTest[] tests(Operator operator, Json element) {
        List<Json> values = element.elementsOrSelf();
        if (values.isEmpty()) {
            throw PolicyException.at(element, "found an empty array; a condition needs at least one value.");
        }
        List<ValueTest> tests = new ArrayList<>(values.size());
        for (Json value : values) {
            if (!value.is(Json.Kind.STRING) && !value.is(Json.Kind.NUMBER) && !value.is(Json.Kind.BOOLEAN)) {
                throw PolicyException.at(value, "found " + value.described()
                        + "; a condition's value is a string, a number or a boolean, or an array of them.");
            }
            if (!variables && value.text().contains("${")) {
                warnings.add(PolicyWarning.at(value, StatementParser.LITERAL_VARIABLE));
            }
            String doubt = operator.doubt(value.text());
            if (doubt != null) {
                warnings.add(PolicyWarning.at(value, doubt));
            }
            try {
                tests.add(operator.compile(value.text(), variables));
            } catch (IllegalArgumentException e) {
                throw PolicyException.at(value, e.getMessage());
            }
        }
        return tests.toArray(ValueTest[]::new);
    }
}
