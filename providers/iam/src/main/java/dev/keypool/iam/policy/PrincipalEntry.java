package dev.keypool.iam.policy;

import java.util.List;

/**
 * One principal that a policy names.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
final class PrincipalEntry {

    private final PrincipalType type;
    private final String name;
    /** The account of an account principal, else null. */
    private final String account;
    /** The account and the name without path when it is a role, else null. */
    private final String roleAccount;
    private final String roleName;

    private PrincipalEntry(PrincipalType type, String name, String account, String roleAccount, String roleName) {
        this.type = type;
        this.name = name;
        this.account = account;
        this.roleAccount = roleAccount;
        this.roleName = roleName;
    }

    /**
     * Compiles an entry. CloudFront's origin access identities are users of an account that is no number.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">Origin
     *     access identity</a>
     * @throws IllegalArgumentException with a clear sentence
     */
    static PrincipalEntry of(PrincipalType type, String name) {
        if (name.isEmpty() || name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            throw new IllegalArgumentException("found " + Json.quote(name)
                    + "; a principal is named whole. Only \"*\" alone, or under \"AWS\", stands for everyone.");
        }
        if (type != PrincipalType.AWS) {
            return new PrincipalEntry(type, name, null, null, null);
        }
        if (ArnText.isAccount(name)) {
            return new PrincipalEntry(type, name, name, null, null);
        }
        ArnText arn = ArnText.of(name);
        String resource = arn == null ? "" : arn.resource();
        String account = arn == null ? null : arn.account();
        boolean iam = arn != null && arn.partIs(2, "iam") && (resource.equals("root") || resource.startsWith("user/")
                || resource.startsWith("role/"));
        boolean sts = arn != null && arn.partIs(2, "sts") && (isSession(resource) || resource.startsWith("federated-user/"));
        if (iam && arn.partIs(4, "cloudfront") && resource.startsWith("user/")) {
            return new PrincipalEntry(type, name, null, null, null);
        }
        if (account == null || !iam && !sts || resource.endsWith("/")) {
            throw new IllegalArgumentException("found " + Json.quote(name)
                    + "; allowed are \"*\", an account id of twelve digits, and the ARN "
                    + "of an account's root, a user, a role, an assumed role's session or a federated user.");
        }
        if (resource.equals("root")) {
            return new PrincipalEntry(type, name, account, null, null);
        }
        boolean role = resource.startsWith("role/");
        return new PrincipalEntry(type, name, null, role ? account : null, role ? resource.substring(resource.lastIndexOf('/') + 1) : null);
    }

    /** A session is named with its role: {@code assumed-role/<role>/<session>}. */
    private static boolean isSession(String resource) {
        int role = "assumed-role/".length();
        return resource.startsWith("assumed-role/") && resource.indexOf('/', role) > role;
    }

    /** How the entry names who asks. */
    Grant grant(Evaluation evaluation) {
        RequestPrincipal principal = evaluation.principal;
        if (principal.type() != type) {
            return type == PrincipalType.FEDERATED && contains(evaluation.given("aws:federatedprovider"), name) ? Grant.ROLE : Grant.NONE;
        }
        if (account != null) {
            return principal.isOfAccount(account) ? Grant.ACCOUNT : Grant.NONE;
        }
        if (roleName != null) {
            return principal.isNamed(name) || isSessionOfRole(evaluation) ? Grant.ROLE : Grant.NONE;
        }
        return principal.isNamed(name) ? Grant.DIRECT : Grant.NONE;
    }

    /** A session's ARN lacks its role's path; where aws:PrincipalArn is given it settles which role it is. */
    private boolean isSessionOfRole(Evaluation evaluation) {
        if (!evaluation.principal.isSessionOf(roleName) || !evaluation.principal.isOfAccount(roleAccount)) {
            return false;
        }
        List<String> given = evaluation.given(Evaluation.PRINCIPAL_ARN);
        return given == null || contains(given, name);
    }

    /** Whether it names exactly who asks; an account names only its root user this way. */
    boolean isExactly(RequestPrincipal principal) {
        if (principal.type() != type) {
            return false;
        }
        return account != null ? principal.isRoot() && principal.isOfAccount(account) : principal.isNamed(name);
    }

    private static boolean contains(List<String> values, String value) {
        return values != null && values.contains(value);
    }
}
