package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a policy document: its size, its JSON, its elements. */
final class PolicyParser {

    private static final String LATEST = "2012-10-17";
    private static final Set<String> VERSIONS = Set.of("2008-10-17", LATEST);

    private final PolicyKind kind;
    private final List<PolicyWarning> warnings = new ArrayList<>();

    private PolicyParser(PolicyKind kind) {
        this.kind = kind;
    }

    static Policy parse(String text, PolicyKind kind) {
        checkSize(text, kind);
        return new PolicyParser(kind).document(JsonReader.read(text));
    }

    private static void checkSize(String text, PolicyKind kind) {
        if (text.length() > kind.maxRawCharacters()) {
            throw new PolicyException("", 1, 1, "the document has " + text.length() + " characters; at most "
                    + kind.maxRawCharacters() + " are read, white space counted.");
        }
        long size = text.chars().filter(c -> c != ' ' && c != '\n' && c != '\r' && c != '\t').count();
        if (size > kind.maxCharacters()) {
            throw new PolicyException("", 1, 1, "the policy has " + size + " characters, white space not counted; at most "
                    + kind.maxCharacters() + " are allowed in a policy of kind " + kind + ".");
        }
    }

    private Policy document(Json document) {
        if (!document.is(Json.Kind.OBJECT)) {
            throw PolicyException.at(document, "found " + document.described() + "; a policy is an object.");
        }
        document.members().forEach((name, value) -> {
            boolean known = name.equals("Version") || name.equals("Statement") || name.equals("Id") && kind.namesPrincipals();
            if (!known) {
                throw PolicyException.at(value, "found the element " + Json.quote(name) + "; a policy of kind " + kind + " has Version, "
                        + (kind.namesPrincipals() ? "Id, " : "") + "and Statement.");
            }
        });
        boolean variables = version(document.member("Version"));
        if (document.member("Id") != null) {
            StatementParser.string(document.member("Id"), "Id");
        }
        Json statement = document.member("Statement");
        if (statement == null) {
            throw PolicyException.at(document, "the element Statement is missing.");
        }
        return new Policy(kind, statements(statement, variables), warnings);
    }

    /** Whether the version has variables. A document without one is of the version before them. */
    private static boolean version(Json version) {
        if (version == null) {
            return false;
        }
        if (!version.is(Json.Kind.STRING) || !VERSIONS.contains(version.text())) {
            throw PolicyException.at(version, "found " + version.described() + "; allowed are \"2012-10-17\" and \"2008-10-17\".");
        }
        return version.text().equals(LATEST);
    }

    private List<Statement> statements(Json element, boolean variables) {
        List<Json> elements = element.elementsOrSelf();
        if (elements.isEmpty()) {
            throw PolicyException.at(element, "found an empty array; a policy needs at least one statement.");
        }
        StatementParser parser = new StatementParser(kind, variables, warnings);
        List<Statement> statements = new ArrayList<>(elements.size());
        Set<String> sids = new HashSet<>();
        Redundancy redundancy = new Redundancy(kind, warnings);
        for (Json one : elements) {
            statements.add(parser.parse(one, statements.size()));
            Json sid = one.member("Sid");
            if (sid != null && !sid.text().isEmpty() && !sids.add(sid.text()) && kind != PolicyKind.RESOURCE) {
                throw PolicyException.at(sid, "found the Sid " + Json.quote(sid.text()) + " a second time; each may be there once.");
            }
            redundancy.look(one);
        }
        return statements;
    }
}
