package dev.keypool.iam.policy;

import java.util.Locale;

/** Who asks. */
final class RequestPrincipal {

    private static final String SESSION = "assumed-role/";

    private final PrincipalType type;
    private final String name;
    private final ArnText arn;
    private final String account;

    /** Of a known type. */
    RequestPrincipal(PrincipalType type, String name) {
        this.type = type;
        this.name = name;
        this.arn = type == PrincipalType.AWS ? ArnText.of(name) : null;
        this.account = arn == null ? null : arn.account();
    }

    /** Of the type that its name tells: an ARN, a canonical user id (64 hexadecimal digits) or a service's name. */
    static RequestPrincipal of(String name) {
        if (name == null || name.startsWith("arn:")) {
            return new RequestPrincipal(PrincipalType.AWS, name);
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
        return account;
    }

    boolean isRoot() {
        return arn != null && arn.partIs(2, "iam") && arn.partIs(5, "root");
    }

    /** Whether it is the session of a user, from GetFederationToken. */
    boolean isFederatedUser() {
        return arn != null && arn.partIs(2, "sts") && arn.text.startsWith("federated-user/", arn.from(5));
    }

    /** The role whose session it is, without path, or null. */
    String roleName() {
        if (arn == null || !arn.partIs(2, "sts") || !arn.text.startsWith(SESSION, arn.from(5))) {
            return null;
        }
        int start = arn.from(5) + SESSION.length();
        int end = arn.text.indexOf('/', start);
        return end < 0 ? null : arn.text.substring(start, end);
    }

    /** The value of aws:PrincipalArn when the context has none: a session's role, of which the path is not known. */
    String principalArn() {
        String role = roleName();
        return arn == null || role == null
                ? (arn == null ? null : name)
                : "arn:" + arn.text.substring(arn.from(1), arn.to(1)) + ":iam::" + arn.text.substring(arn.from(4), arn.to(4)) + ":role/"
                        + role;
    }
}
