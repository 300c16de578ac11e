package dev.keypool.iam.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar keypool-iam-<version>-cli.jar}. */
@Command(name = "keypool-iam", mixinStandardHelpOptions = true, versionProvider = Version.class, subcommands = {Validate.class, Simulate.class},
        description = "Validates IAM policies and simulates what they decide.")
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A subcommand is needed: validate or simulate.");
    }

    /**
     * Runs a command and ends with its exit code.
     *
     * @param arguments a subcommand and its options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
