package dev.keypool.iam.cli;

import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyException;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.iam.policy.PolicyWarning;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a policy, in a compiler's form: {@code file:line:column: error: message}. */
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Validates a policy document. Prints errors and warnings.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the policy is valid, with or without warnings", "1:it is not", "2:the command line is wrong, or the file cannot be read"})
final class Validate implements Callable<Integer> {

    private static final int INVALID = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kind", defaultValue = "identity", description = "What it is attached to: identity (default), trust, resource, session or boundary.")
    private PolicyKind kind;

    @Parameters(index = "0", defaultValue = "-", paramLabel = "FILE", description = "The document; - (default) for standard input.")
    private String file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String name = file.equals("-") ? "<stdin>" : file;
        try {
            Policy policy = Policy.parse(read(), kind);
            for (PolicyWarning warning : policy.warnings()) {
                out.printf("%s:%d:%d: warning: %s: %s%n", name, warning.line(), warning.column(), warning.pointer(), warning.message());
            }
            out.printf("%s: valid as a policy of kind %s, %d warning(s)%n", name, kind.name().toLowerCase(Locale.ROOT), policy.warnings().size());
            return ExitCode.OK;
        } catch (PolicyException e) {
            out.printf("%s:%d:%d: error: %s%n", name, e.line(), e.column(), (e.pointer().isEmpty() ? "" : e.pointer() + ": ") + e.fault());
            return INVALID;
        } finally {
            out.flush();
        }
    }

    private String read() {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return Text.read(in);
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new ParameterException(spec.commandLine(), file + " is not UTF-8.");
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), file + " cannot be read: " + e.getMessage());
        }
    }
}
