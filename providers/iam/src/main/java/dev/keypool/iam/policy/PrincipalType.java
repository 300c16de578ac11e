package dev.keypool.iam.policy;

/** The kinds of principal that a policy tells apart, by the member of {@code Principal} that names them. */
public enum PrincipalType {
    /** An identity provider: its name or its ARN. */
    FEDERATED("Federated"),
    /** An account, user, role or session. */
    AWS("AWS"),
    /** A service, as {@code ec2.amazonaws.com}. */
    SERVICE("Service"),
    /** A canonical user id, as Amazon S3 has. */
    CANONICAL_USER("CanonicalUser");

    private final String member;

    PrincipalType(String member) {
        this.member = member;
    }

    String member() {
        return member;
    }

    static PrincipalType ofMember(String member) {
        for (PrincipalType type : values()) {
            if (type.member.equals(member)) {
                return type;
            }
        }
        return null;
    }
}
