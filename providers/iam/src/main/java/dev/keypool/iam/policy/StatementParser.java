package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one statement and validates it as its policy's kind. */
final class StatementParser {

    private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction",
            "Resource", "NotResource", "Condition");
    static final String LITERAL_VARIABLE = "Policy variables need \"Version\": \"2012-10-17\"; here ${ is literal.";
    private static final List<String> TRUST_ACTIONS = List.of("sts:AssumeRole", "sts:AssumeRoleWithSAML", AudienceCheck.WEB_IDENTITY,
            "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext");

    private final PolicyKind kind;
    private final boolean variables;
    private final List<PolicyWarning> warnings;

    StatementParser(PolicyKind kind, boolean variables, List<PolicyWarning> warnings) {
        this.kind = kind;
        this.variables = variables;
        this.warnings = warnings;
    }

    Statement parse(Json statement, int index) {
        if (!statement.is(Json.Kind.OBJECT)) {
            throw PolicyException.at(statement, "found " + statement.described() + "; a statement is an object.");
        }
        statement.members().forEach(this::checkAllowed);
        boolean allow = allow(required(statement, "Effect"));
        boolean notAction = oneOf(statement, "Action", "NotAction", true);
        Json actions = statement.member(notAction ? "NotAction" : "Action");
        boolean notResource = oneOf(statement, "Resource", "NotResource", !kind.namesPrincipals());
        Json resources = statement.member(notResource ? "NotResource" : "Resource");
        if (allow && notAction) {
            warnings.add(PolicyWarning.at(actions, "NotAction with Allow allows every other action, those of services to come too."));
        }
        if (allow && notResource) {
            warnings.add(PolicyWarning.at(resources, "NotResource with Allow allows every other resource, those to come too."));
        }
        Statement compiled = new Statement(index, sid(statement.member("Sid")), allow, notAction, actions(actions),
                notResource, resources == null ? null : resources(resources, allow == notResource), principals(statement, allow), conditions(statement));
        if (kind == PolicyKind.TRUST && allow && !notAction) {
            new AudienceCheck(warnings).look(statement);
        }
        return compiled;
    }

    private void checkAllowed(String name, Json value) {
        boolean principal = name.equals("Principal") || name.equals("NotPrincipal");
        boolean resource = name.equals("Resource") || name.equals("NotResource");
        if (!ELEMENTS.contains(name)) {
            throw PolicyException.at(value, "found the element " + Json.quote(name) + "; a statement has Sid, Effect, "
                    + "Principal or NotPrincipal, Action or NotAction, Resource or NotResource, and Condition.");
        }
        if (principal && !kind.namesPrincipals() || kind == PolicyKind.TRUST && (resource || name.equals("NotPrincipal"))) {
            throw PolicyException.at(value, "found the element " + name + ", which a policy of kind " + kind + " may not have.");
        }
    }

    private static Json required(Json statement, String name) {
        Json member = statement.member(name);
        if (member == null) {
            throw PolicyException.at(statement, "the element " + name + " is missing.");
        }
        return member;
    }

    /** Whether the negative of two elements that exclude one another is there. */
    private static boolean oneOf(Json statement, String positive, String negative, boolean required) {
        boolean has = statement.member(positive) != null;
        boolean hasNot = statement.member(negative) != null;
        if (has && hasNot) {
            throw PolicyException.at(statement.member(negative), "found both " + positive + " and " + negative
                    + "; a statement has one of them.");
        }
        if (required && !has && !hasNot) {
            throw PolicyException.at(statement, "the element " + positive + " (or " + negative + ") is missing.");
        }
        return hasNot;
    }

    private static boolean allow(Json effect) {
        if (!effect.is(Json.Kind.STRING) || !effect.text().equals("Allow") && !effect.text().equals("Deny")) {
            throw PolicyException.at(effect, "found " + effect.described() + "; allowed are \"Allow\" and \"Deny\".");
        }
        return effect.text().equals("Allow");
    }

    private String sid(Json sid) {
        if (sid == null) {
            return null;
        }
        String text = string(sid, "Sid");
        boolean plain = text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
        if (!plain && kind != PolicyKind.RESOURCE) {
            throw PolicyException.at(sid, "found " + sid.described() + "; a Sid has only the characters A-Z, a-z and 0-9.");
        }
        return text;
    }

    private Wildcard[] actions(Json element) {
        List<Wildcard> actions = new ArrayList<>();
        for (Json action : strings(element, "action")) {
            String text = action.text();
            int colon = text.indexOf(':');
            boolean wellFormed = text.equals("*") || colon > 0 && colon < text.length() - 1 && isActionText(text);
            if (!wellFormed) {
                throw PolicyException.at(action, "found " + action.described()
                        + "; an action is \"*\", or a service and a name as \"s3:GetObject\", with * and ? as wildcards.");
            }
            if (kind == PolicyKind.TRUST && !text.toLowerCase(Locale.ROOT).startsWith("sts:")) {
                throw PolicyException.at(action, "found " + action.described() + "; the actions of a trust policy start with \"sts:\".");
            }
            Wildcard pattern = Wildcard.of(Wildcard.codes(text), true);
            warnOfAction(action, text, colon, pattern);
            actions.add(pattern);
        }
        return actions.toArray(Wildcard[]::new);
    }

    private void warnOfAction(Json action, String text, int colon, Wildcard pattern) {
        if (colon > 0 && (text.lastIndexOf('*', colon) >= 0 || text.lastIndexOf('?', colon) >= 0)) {
            warnings.add(PolicyWarning.at(action, "The action has a wildcard in its service's name."));
        }
        if (colon > 0 && text.indexOf(':', colon + 1) >= 0) {
            warnings.add(PolicyWarning.at(action, "The action has a second colon, so no request will ask for it."));
        }
        if (kind != PolicyKind.TRUST && colon > 0 && !OwnActions.matchesOne(text.substring(0, colon), pattern)) {
            warnings.add(PolicyWarning.at(action, "The service has no action that this matches."));
        }
        if (kind == PolicyKind.TRUST && TRUST_ACTIONS.stream().noneMatch(pattern::matches)) {
            warnings.add(PolicyWarning.at(action, "The action is none that a trust policy decides; they are "
                    + String.join(", ", TRUST_ACTIONS) + "."));
        }
    }

    private static boolean isActionText(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
                || "*?:-_.".indexOf(c) >= 0);
    }

    /** {@code taking} says that the resources named are those that are taken away: by a Deny, or as exceptions of an Allow. */
    private ArnPattern[] resources(Json element, boolean taking) {
        List<ArnPattern> resources = new ArrayList<>();
        for (Json resource : strings(element, "resource")) {
            try {
                resources.add(taking ? ArnPattern.reaching(resource.text(), variables) : ArnPattern.resource(resource.text(), variables));
            } catch (IllegalArgumentException e) {
                throw PolicyException.at(resource, e.getMessage());
            }
            if (kind == PolicyKind.SESSION && ArnPattern.isIncomplete(resource.text(), variables)) {
                throw PolicyException.at(resource, "found " + resource.described()
                        + "; in a session policy an ARN has all of its six parts, as \"arn:aws:sqs:*:*:*\".");
            }
            if (!variables && resource.text().contains("${")) {
                warnings.add(PolicyWarning.at(resource, LITERAL_VARIABLE));
            }
        }
        return resources.toArray(ArnPattern[]::new);
    }

    private PrincipalSet principals(Json statement, boolean allow) {
        if (!kind.namesPrincipals()) {
            return null;
        }
        boolean not = oneOf(statement, "Principal", "NotPrincipal", true);
        Json element = statement.member(not ? "NotPrincipal" : "Principal");
        if (not && allow) {
            throw PolicyException.at(element, "found NotPrincipal with the effect Allow; it is allowed only with Deny.");
        }
        return new PrincipalParser(kind, warnings).parse(element, not, allow);
    }

    private Condition[] conditions(Json statement) {
        Json element = statement.member("Condition");
        return element == null ? new Condition[0] : new ConditionParser(variables, warnings).parse(element).toArray(Condition[]::new);
    }

    private static List<Json> strings(Json element, String what) {
        List<Json> values = element.elementsOrSelf();
        if (values.isEmpty()) {
            throw PolicyException.at(element, "found an empty array; at least one " + what + " is needed.");
        }
        values.forEach(value -> string(value, what));
        return values;
    }

    static String string(Json value, String what) {
        if (!value.is(Json.Kind.STRING)) {
            throw PolicyException.at(value, "found " + value.described() + "; " + what + " is a string.");
        }
        return value.text();
    }
}
