package dev.keypool.it.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The functions that AWS's Amplify puts behind Cognito's triggers for those who tick a box, out of its package in the npm registry.
 * npm installs no package without its dependencies, which are the whole of Amplify's command line: this one is fetched alone.
 */
public final class AmplifyFunctions {

    private static final String PACKAGE = "@aws-amplify/amplify-category-auth@3.7.28";
    private static final String FILE = "aws-amplify-amplify-category-auth-3.7.28.tgz";
    private static final String SHA_512 = "s+ysLraWLl3cou69tJ8+SJHZ7VR9b5HwZxSRajSgFbps8g/HxbvTt7HrjrifCLyYh6aTQuoHQGZtJA8kUZSo1Q==";
    private static final String TRIGGERS = "package/provider-utils/awscloudformation/triggers";

    private AmplifyFunctions() {}

    /** @param name such as {@code PreTokenGeneration/alter-claims.js} */
    public static Path file(String name) throws IOException, InterruptedException {
        return folder().resolve(TRIGGERS).resolve(name);
    }

    private static synchronized Path folder() throws IOException, InterruptedException {
        // Goes with the other packages when npm installs them anew.
        Path folder = JavaScript.path("node_modules").resolve(".amplify-functions-" + SHA_512.hashCode());
        if (!Files.isDirectory(folder)) {
            Path made = Files.createTempDirectory(folder.getParent(), ".amplify");
            run("npm", "pack", PACKAGE, "--ignore-scripts", "--pack-destination", made.toString());
            Path archive = made.resolve(FILE);
            if (!SHA_512.equals(sha512(archive))) {
                throw new IllegalStateException(PACKAGE + " is not what it was");
            }
            run("tar", "xzf", archive.toString(), "-C", made.toString(), TRIGGERS);
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }

    private static void run(String program, String... arguments) throws IOException, InterruptedException {
        Command.Result result = Command.named(program).run(Map.of(), arguments);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(program + " failed:\n" + result.error());
        }
    }

    private static String sha512(Path file) throws IOException {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
