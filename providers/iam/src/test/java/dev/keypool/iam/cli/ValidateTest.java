package dev.keypool.iam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ValidateTest {

    private static final String IDENTITY = "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'}}";
    private static final String TRUST = "{'Statement':{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'}}";
    private static final String RESOURCE = "{'Statement':{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'s3:*'}}";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"identity", "session", "boundary", "trust", "resource", "TRUST"})
    void validPoliciesOfEachKind(String kind) throws IOException {
        String policy = kind.equalsIgnoreCase("trust") ? TRUST : kind.equals("resource") ? RESOURCE : IDENTITY;
        Path file = file("policy.json", policy);

        assertThat(run("validate", "--kind", kind, file.toString())).isZero();
        assertThat(out).hasToString(file + ": valid as a policy of kind " + kind.toLowerCase() + ", 0 warning(s)\n");
    }

    @Test
    void theKindIsIdentityWhenNoneIsGiven() throws IOException {
        assertThat(run("validate", file("a.json", IDENTITY).toString())).isZero();
        assertThat(run("validate", file("b.json", TRUST).toString())).isEqualTo(1);
    }

    @Test
    void warningsDoNotMakeAPolicyInvalid() throws IOException {
        Path file = file("policy.json", "{\n 'Statement': {'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}\n}");

        assertThat(run("validate", file.toString())).isZero();
        assertThat(out).hasToString(file + ":2:48: warning: /Statement/NotAction: NotAction with Allow allows every other action, "
                + "those of services to come too.\n" + file + ": valid as a policy of kind identity, 1 warning(s)\n");
    }

    @Test
    void errorsHaveTheirPlace() throws IOException {
        Path file = file("policy.json", "{\n 'Statement': {'Effect': 'allow'}\n}");

        assertThat(run("validate", file.toString())).isEqualTo(1);
        assertThat(out).hasToString(file + ":2:26: error: /Statement/Effect: found \"allow\"; allowed are \"Allow\" and \"Deny\".\n");
    }

    @Test
    void severalFilesAreValidatedOneByOne() throws IOException {
        Path good = file("good.json", IDENTITY);
        Path one = file("one.json", "{'Statement':[1,2}");
        Path other = file("other.json", "{'Statement':[1,2}");

        assertThat(run("validate", one.toString(), good.toString(), other.toString())).isEqualTo(1);
        String fault = ":1:18: error: /Statement/1: this is not valid JSON: found \"}\" where \"]\" is expected.\n";
        assertThat(out).hasToString(one + fault + good + ": valid as a policy of kind identity, 0 warning(s)\n" + other + fault);
        assertThat(run("validate", good.toString(), good.toString())).isZero();
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        Path missing = folder.resolve("missing.json");
        Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'"', (byte) 0xe9, '"'});

        assertThat(run("validate", missing.toString(), latin.toString(), folder.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).satisfiesExactly(
                line -> assertThat(line).isEqualTo(missing + ": error: there is no such file."),
                line -> assertThat(line).isEqualTo(latin + ": error: it is not UTF-8."),
                line -> assertThat(line).startsWith(folder + ": error: it cannot be read"));
        assertThat(out.toString()).isEmpty();
    }

    /** As one that is only somewhat too large. */
    @Test
    void aFileThatNoPolicyFillsIsAPolicyThatIsNotValid() throws IOException {
        Path large = Files.write(folder.resolve("large.json"), new byte[Text.MAX_BYTES + 1]);

        assertThat(run("validate", large.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith(large + ":1:1: error: the document has more than 1048576 bytes");
    }

    @ParameterizedTest
    @CsvSource({"-", "''"})
    void standardInput(String file) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(IDENTITY.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(file.isEmpty() ? run("validate") : run("validate", file)).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out).hasToString("<stdin>: valid as a policy of kind identity, 0 warning(s)\n");
    }

    @Test
    void aDocumentCannotWriteLinesOrCommandATerminal() throws IOException {
        Path file = file("policy.json", "{'Statement':{'a\\n\\u001b[2J':1}}");

        assertThat(run("validate", file.toString())).isEqualTo(1);
        assertThat(out.toString().lines()).singleElement().asString().doesNotContain("\u001b")
                .contains("/Statement/a\\u000a\\u001b[2J: found the element \"a\\u000a\\u001b[2J\"");
    }

    @Test
    void wrongCommandLines() {
        assertThat(run("validate", "--kind", "group")).isEqualTo(2);
        assertThat(err.toString()).contains("found \"group\"; allowed are identity, trust, resource, session, boundary.");
        assertThat(run("validate", "--knid", "trust")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("A subcommand is needed: validate or simulate.");
        assertThat(run("check")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpAndVersion() {
        assertThat(run("--help")).isZero();
        assertThat(run("validate", "--help")).isZero();
        assertThat(run("simulate", "--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Exit codes:", "identity (default)", "one JSON line for each", "keypool-iam ");
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
    }
}
