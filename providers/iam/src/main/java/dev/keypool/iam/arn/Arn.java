package dev.keypool.iam.arn;

/**
 * An Amazon Resource Name: {@code arn:partition:service:region:account:resource}.
 *
 * <p>Region and account may be empty; the resource keeps every further colon and slash as written.
 *
 * @param partition group of regions, as {@code aws}; never empty
 * @param service service's namespace, as {@code s3}; never empty
 * @param region region, or empty
 * @param account account id, or empty
 * @param resource everything after the fifth colon; never empty
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    private static final String PREFIX = "arn:";

    /**
     * Reads an ARN.
     *
     * @param text the ARN
     * @return its parts
     * @throws IllegalArgumentException when it is not one; the message says what is missing
     */
    public static Arn parse(String text) {
        String fault = fault(text);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        String[] parts = text.split(":", 6);
        return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /**
     * Whether {@link #parse} would read the text.
     *
     * @param text any text, or null
     * @return true for an ARN
     */
    public static boolean isArn(String text) {
        return fault(text) == null;
    }

    private static String fault(String text) {
        if (text == null || !text.startsWith(PREFIX)) {
            return "An ARN starts with \"arn:\".";
        }
        String[] parts = text.split(":", 6);
        if (parts.length < 6) {
            return "An ARN has six parts, arn:partition:service:region:account:resource; this one has " + parts.length + ".";
        }
        if (parts[1].isEmpty()) {
            return "The ARN names no partition (its second part).";
        }
        if (parts[2].isEmpty()) {
            return "The ARN names no service (its third part).";
        }
        return parts[5].isEmpty() ? "The ARN names no resource (its sixth part)." : null;
    }

    /** The ARN as text. */
    @Override
    public String toString() {
        return PREFIX + partition + ':' + service + ':' + region + ':' + account + ':' + resource;
    }
}
