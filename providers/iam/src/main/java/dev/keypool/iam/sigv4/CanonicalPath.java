package dev.keypool.iam.sigv4;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A path in its canonical form. Amazon S3 signs it encoded once and as it is; every other service signs it normalised and
 * encoded a second time.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed request</a>
 */
final class CanonicalPath {

    private CanonicalPath() {}

    static String of(String rawPath, String service) throws SignatureException {
        StringBuilder out = new StringBuilder(rawPath.length() + 16);
        if (service.equals(Service.S3)) {
            if (!UriEncoding.recode(rawPath, 0, rawPath.length(), "/", out)) {
                throw new SignatureException(SignatureException.Code.INCOMPLETE_SIGNATURE,
                        "The path has a percent sign that starts no escape.");
            }
        } else {
            String path = normalised(rawPath);
            UriEncoding.encode(path, 0, path.length(), "/", out);
        }
        return out.length() == 0 ? "/" : out.toString();
    }

    private static String normalised(String path) {
        if (!path.contains("//") && !path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", kept);
        return path.endsWith("/") && !kept.isEmpty() ? joined + "/" : joined;
    }
}
