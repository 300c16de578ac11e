package dev.keypool.iam.cli;

import dev.keypool.iam.json.Printable;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyException;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.iam.policy.PolicyWarning;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with policies, in a compiler's form: {@code file:line:column: error: message}. */
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Validates policy documents. Prints errors and warnings.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every policy is valid, with or without warnings", "1:one is not",
            "2:the command line is wrong, or a file cannot be read"})
final class Validate implements Callable<Integer> {

    private static final int INVALID = 1;
    static final int UNREADABLE = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kind", defaultValue = "identity", converter = KindName.class,
            description = "What they are attached to: identity (default), trust, resource, session or boundary.")
    private PolicyKind kind;

    @Parameters(arity = "0..*", defaultValue = "-", paramLabel = "FILE", description = "The documents; - (default) for standard input.")
    private List<String> files;

    @Override
    public Integer call() {
        int worst = ExitCode.OK;
        for (String file : files) {
            worst = Math.max(worst, validate(file));
        }
        spec.commandLine().getOut().flush();
        return worst;
    }

    private int validate(String file) {
        PrintWriter out = spec.commandLine().getOut();
        String name = file.equals("-") ? "<stdin>" : file;
        try {
            Policy policy = Policy.parse(read(file), kind);
            for (PolicyWarning warning : policy.warnings()) {
                print(out, name, warning.line(), warning.column(), "warning", warning.pointer(), warning.message());
            }
            out.printf("%s: valid as a policy of kind %s, %d warning(s)%n", name, KindName.of(kind), policy.warnings().size());
            return ExitCode.OK;
        } catch (PolicyException e) {
            print(out, name, e.line(), e.column(), "error", e.pointer(), e.fault());
            return INVALID;
        } catch (Text.TooLong e) {
            print(out, name, 1, 1, "error", "", e.getMessage());
            return INVALID;
        } catch (IOException e) {
            spec.commandLine().getErr().printf("%s: error: %s%n", name, reason(e));
            spec.commandLine().getErr().flush();
            return UNREADABLE;
        }
    }

    private static void print(PrintWriter out, String name, int line, int column, String severity, String pointer, String message) {
        out.printf("%s:%d:%d: %s: %s%s%n", name, line, column, severity, pointer.isEmpty() ? "" : Printable.escape(pointer) + ": ", message);
    }

    private static String read(String file) throws IOException {
        if (file.equals("-")) {
            return Text.read(System.in);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return Text.read(in);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file.";
        }
        if (e instanceof AccessDeniedException) {
            return "it may not be read.";
        }
        return e instanceof CharacterCodingException ? "it is not UTF-8." : "it cannot be read: " + e.getMessage() + ".";
    }
}
