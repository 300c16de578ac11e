package dev.keypool.iam.policy;

import java.util.Locale;

/** Who asks. */
final class RequestPrincipal {

    private static final String SESSION = "assumed-role/";

    private final PrincipalType type;
    private final String name;
    /** Null when it is not of AWS, or has no ARN. */
    private final ArnText arn;

    /** Of a known type. */
    RequestPrincipal(PrincipalType type, String name) {
        this.type = type;
        this.name = name;
        this.arn = type == PrincipalType.AWS ? ArnText.of(name) : null;
    }

    /** Of the type that its name tells: an ARN or account id, a canonical user id (64 hexadecimal digits) or a service's name. */
    static RequestPrincipal of(String name) {
        if (name == null || name.startsWith("arn:")) {
            return new RequestPrincipal(PrincipalType.AWS, name);
        }
        if (ArnText.isAccount(name)) {
            return new RequestPrincipal(PrincipalType.AWS, "arn:aws:iam::" + name + ":root");
        }
        boolean canonical = name.length() == 64
                && name.toLowerCase(Locale.ROOT).chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return new RequestPrincipal(canonical ? PrincipalType.CANONICAL_USER : PrincipalType.SERVICE, name);
    }

    PrincipalType type() {
        return type;
    }

    boolean isNamed(String other) {
        return name != null && name.equals(other);
    }

    /** The account it belongs to, or null: services and anonymous callers have none. */
    String account() {
        return arn == null ? null : arn.account();
    }

    boolean isOfAccount(String account) {
        return arn != null && arn.partIs(4, account);
    }

    /** Services, canonical users and anonymous callers have none. */
    boolean hasAccount() {
        return arn != null && arn.hasAccount();
    }

    boolean isRoot() {
        return arn != null && arn.partIs(2, "iam") && arn.partIs(5, "root");
    }

    /** Whether it is the session of a user, from GetFederationToken. */
    boolean isFederatedUser() {
        return arn != null && arn.partIs(2, "sts") && arn.text.startsWith("federated-user/", arn.from(5));
    }

    /** Whether it is a session of a role of that name, without path. */
    boolean isSessionOf(String role) {
        int start = startOfRole();
        int end = start + role.length();
        return start >= 0 && arn.text.startsWith(role, start) && end < arn.text.length() && arn.text.charAt(end) == '/';
    }

    private int startOfRole() {
        boolean session = arn != null && arn.partIs(2, "sts") && arn.text.startsWith(SESSION, arn.from(5));
        return session ? arn.from(5) + SESSION.length() : -1;
    }

    /** The value of aws:PrincipalArn when the context has none: a session's role, of which the path is not known. */
    String principalArn() {
        int start = startOfRole();
        int end = start < 0 ? -1 : name.indexOf('/', start);
        if (end < 0) {
            return arn == null ? null : name;
        }
        return "arn:" + name.substring(arn.from(1), arn.to(1)) + ":iam::" + name.substring(arn.from(4), arn.to(4)) + ":role/"
                + name.substring(start, end);
    }
}
