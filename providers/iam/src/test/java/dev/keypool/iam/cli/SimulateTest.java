package dev.keypool.iam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "{'Statement':{'Sid':'Read','Effect':'Allow','Action':'s3:*','Resource':'*'}}";
    private static final String REQUEST = "'request':{'principal':'arn:aws:iam::111122223333:user/alice','action':'s3:GetObject',"
            + "'resource':'arn:aws:s3:::b/a'}";
    private static final String ALLOWED = "{'identityPolicies':[" + POLICY + "]," + REQUEST + "}";
    private static final String NOT_ALLOWED = "{" + REQUEST + "}";

    @Test
    void answersInTheDocumentedForm() {
        assertThat(output(ALLOWED)).isEqualTo(("{'decision':'allowed','matchedStatements':[{'policy':'identityPolicies[0]','sid':'Read',"
                + "'index':0,'effect':'Allow'}],'reasons':[]}\n").replace('\'', '"'));
        assertThat(output(NOT_ALLOWED)).isEqualTo(("{'decision':'implicitDeny','matchedStatements':[],"
                + "'reasons':['No statement of the identity policies allows it.']}\n").replace('\'', '"'));
        assertThat(output("{'request':1}")).isEqualTo(("{'error':{'message':'At /request (line 1, column 12): found a number; an object is "
                + "expected.','pointer':'/request','line':1,'column':12}}\n").replace('\'', '"'));
    }

    @Test
    void answersEachLineInOrderAndBadOnesDoNotEndTheStream() {
        List<JsonNode> answers = answers(ALLOWED + "\nnonsense\n\n" + NOT_ALLOWED + "\n[]\n" + ALLOWED + "\n");

        assertThat(answers).extracting(answer -> answer.has("error") ? "error" : answer.get("decision").asText())
                .containsExactly("allowed", "error", "error", "implicitDeny", "error", "allowed");
    }

    @Test
    void endsOfLinesMayBeWindowsAndTheLastMayHaveNone() {
        assertThat(output("")).isEmpty();
        assertThat(answers(ALLOWED)).hasSize(1);
        assertThat(answers(ALLOWED + "\r\n" + NOT_ALLOWED + "\r\n")).extracting(answer -> answer.path("decision").asText())
                .containsExactly("allowed", "implicitDeny");
        assertThat(answers("\r\n")).singleElement().satisfies(answer -> assertThat(message(answer)).contains("the line is empty"));
    }

    @Test
    void everyKindOfPolicyTakesPart() {
        String deny = POLICY.replace("Allow", "Deny").replace("Read", "No");

        assertThat(decision("{'identityPolicies':[" + POLICY + "],'permissionsBoundaries':[" + POLICY.replace("s3:", "ec2:") + "]," + REQUEST + "}"))
                .isEqualTo("implicitDeny");
        assertThat(decision("{'identityPolicies':[" + POLICY + "],'sessionPolicies':[" + POLICY.replace("s3:", "ec2:") + "," + POLICY + "],"
                + REQUEST + "}")).isEqualTo("allowed");
        assertThat(answer("{'identityPolicies':[" + POLICY + "," + deny + "]," + REQUEST + "}").get("matchedStatements").toString())
                .isEqualTo("[{'policy':'identityPolicies[1]','sid':'No','index':0,'effect':'Deny'}]".replace('\'', '"'));
        assertThat(decision("{'resourcePolicy':{'Statement':{'Effect':'Allow','Principal':'*','Action':'s3:*'}}," + REQUEST + "}"))
                .isEqualTo("allowed");
    }

    @Test
    void whoeverIsOfAnotherAccountThanTheResourceNeedsBothSides() {
        String line = ALLOWED.replace("'arn:aws:s3:::b/a'", "'arn:aws:s3:::b/a','resourceAccount':'999999999999'");

        assertThat(decision(line)).isEqualTo("implicitDeny");
        assertThat(decision(line.replace("'request'", "'resourcePolicy':{'Statement':{'Effect':'Allow','Principal':{'AWS':'111122223333'},"
                + "'Action':'s3:*'}},'request'"))).isEqualTo("allowed");
    }

    /** An account stands for its root user; services and canonical users have no identity policies in any account. */
    @ParameterizedTest
    @CsvSource({"999999999999,allowed", "111122223333,implicitDeny", "ec2.amazonaws.com,implicitDeny",
        "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be,implicitDeny"})
    void identityPoliciesDecideWithinTheirAccountOnly(String principal, String decision) {
        String line = ALLOWED.replace("'arn:aws:s3:::b/a'", "'arn:aws:s3:::b/a','resourceAccount':'999999999999'")
                .replace("arn:aws:iam::111122223333:user/alice", principal);

        assertThat(decision(line)).isEqualTo(decision);
    }

    /** A short pattern that a long value makes long: it fits no text of the line, and takes neither memory nor time. */
    @Test
    @Timeout(10)
    void valuesThatAreRepeatedManyTimesDoNotFillTheMemory() {
        String repeated = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::*" + "${a:x}".repeat(500) + "b'}}";
        String line = "{'identityPolicies':[" + repeated + "]," + REQUEST.replace("'resource'", "'context':{'a:x':'" + "a".repeat(900_000) + "'},'resource'") + "}";

        assertThat(answers(ALLOWED + "\n" + line + "\n" + ALLOWED)).extracting(answer -> answer.path("decision").asText())
                .containsExactly("allowed", "implicitDeny", "allowed");
    }

    /** What is answered is written even when the next line cannot be read. */
    @Test
    void answersAreNotLostWhenTheInputFails() {
        byte[] line = (ALLOWED.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(line), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int available() {
                return 1;
            }
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> Simulate.run(breaking, out)).isInstanceOf(IOException.class);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("allowed");
    }

    @Test
    void whatMayBeLeftOutMayBeNull() {
        assertThat(decision("{'identityPolicies':null,'permissionsBoundaries':null,'sessionPolicies':null,'resourcePolicy':null,"
                + "'request':{'principal':null,'action':'a:b','resource':'*','resourceAccount':null,'context':null}}")).isEqualTo("implicitDeny");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "['x']", "['a','x']", "['x','x']"})
    void contextValuesAreTextsAloneOrTogether(String value) {
        assertThat(decision(conditional("'StringEquals':{'aws:k':'x'}", value))).isEqualTo("allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'NumericLessThan':{'aws:k':10}|9.5|allowed", "'NumericLessThan':{'aws:k':10}|'9'|allowed", "'NumericLessThan':{'aws:k':'10'}|[1e1]|implicitDeny",
        "'Bool':{'aws:k':true}|true|allowed", "'Bool':{'aws:k':'true'}|'TRUE'|allowed", "'Bool':{'aws:k':true}|[false]|implicitDeny",
        "'StringEquals':{'aws:k':'true'}|true|allowed", "'StringEquals':{'aws:k':'1.0'}|1.0|allowed", "'Null':{'aws:k':true}|[]|allowed",
        "'ForAllValues:StringEquals':{'aws:k':'a'}|['a','b']|implicitDeny", "'ForAnyValue:StringEquals':{'aws:k':'a'}|['a','b']|allowed"})
    void contextValuesMayBeNumbersAndBooleansToo(String condition, String value, String decision) {
        assertThat(decision(conditional(condition, value))).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'a':1}|/a|6|there is no such member; there are identityPolicies",
        "{'request':{'who':1}}|/request/who|19|a request has principal, action",
        "{}||2|the member request is missing",
        "{'request':{}}|/request|13|the member principal is missing",
        "{'request':{'principal':null}}|/request|29|the member action is missing",
        "{'request':null}|/request|12|found null; an object is expected",
        "{'request':{'principal':null,'action':1}}|/request/action|39|found a number; a string is expected",
        "{'request':{'principal':null,'action':'a:b','resource':null}}|/request/resource|56|found null; a string",
        "{'identityPolicies':[],'identityPolicies':[]}|/identityPolicies|24|there twice",
        "{'request':{'action':'a:b','action':'a:b'}}|/request/action|28|there twice",
        "{'request':{'context':{'aws:a':'1','AWS:A':'2'}}}|/request/context/AWS:A|44|the case of a key does not matter",
        "{'request':{'context':{'aws:a':'1','aws:a':'2'}}}|/request/context/aws:a|36|there twice",
        "{'request':{'context':{'aws:a':null}}}|/request/context/aws:a|32|found null; a string, number or boolean",
        "{'request':{'context':{'aws:a':['1',{}]}}}|/request/context/aws:a/1|37|found an object",
        "{'identityPolicies':{}}|/identityPolicies|21|found an object; an array is expected",
        "{'identityPolicies':['{}']}|/identityPolicies/0|22|found a string; a policy document is expected",
        "{'identityPolicies':[null]}|/identityPolicies/0|22|found null; a policy document",
        "{'resourcePolicy':[]}|/resourcePolicy|19|found an array; a policy document",
        "[]||1|found an array; an object is expected",
        "{'request':{'principal':'arn:oops'}}|/request/principal|25|an ARN with an account of twelve digits",
        "{'request':{'principal':''}}|/request/principal|25|an ARN with an account of twelve digits",
        "{'request':{'action':'s3:*'}}|/request/action|22|without wildcards",
        "{'request':{'action':''}}|/request/action|22|a service and a name",
        "{'request':{'resource':'b/a'}}|/request/resource|24|a resource is an ARN",
        "{'request':{'resourceAccount':'abc'}}|/request/resourceAccount|31|an account is twelve digits",
        "{'request':{'action':'a:b'|/request/action|27|ends too early"})
    void saysWhereTheFaultIs(String line, String pointer, int column, String message) {
        JsonNode error = answer(line).get("error");

        assertThat(error.get("pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error.get("line").asInt()).isEqualTo(1);
        assertThat(error.get("column").asInt()).isEqualTo(column);
        assertThat(error.get("message").asText()).contains(message);
    }

    /** Also behind a carriage return, which is white space and no new line. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\r\r"})
    void aPolicysFaultIsPlacedInTheLine(String space) {
        JsonNode error = answer("{'identityPolicies':[" + POLICY + "," + space + POLICY.replace("Allow", "Alow") + "]," + REQUEST + "}").get("error");

        assertThat(error.get("pointer").asText()).isEqualTo("/identityPolicies/1/Statement/Effect");
        assertThat(error.get("column").asInt()).isEqualTo(22 + POLICY.length() + 1 + space.length() + POLICY.indexOf("'Allow"));
        assertThat(error.get("message").asText()).isEqualTo("At /identityPolicies/1/Statement/Effect (line 1, column "
                + error.get("column").asInt() + "): found \"Alow\"; allowed are \"Allow\" and \"Deny\".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'request':|ends too early", "{'identityPolicies':[}|found '}' where ']' is expected", "nonsense|found 'nonsense'; a value is expected",
        "{'request':{'principal':'\\x'}}|escape", "{'request':01}|number is malformed", "{'request':{'principal':'\t'}}|control character"})
    void saysInItsOwnWordsWhatIsNotJson(String line, String words) {
        assertThat(message(answer(line)).replace('"', '\'')).contains(words).doesNotContain("Source", "Feature", "code ");
    }

    @Test
    void aLineIsOneObject() {
        assertThat(message(answer(NOT_ALLOWED + " {}"))).contains("more text after the end of the object");
    }

    @Test
    void jsonOfAnyDepthIsAnswered() {
        assertThat(message(answer("{'a':".repeat(2_000)))).contains("no such member");
        assertThat(message(answer("{'identityPolicies':" + "[".repeat(100_000)))).contains("a policy document is expected");
        assertThat(message(answer("{'identityPolicies':[" + "{'a':".repeat(100_000)))).contains("nested too deep");
        assertThat(message(answer("{'identityPolicies':[" + "{'a':".repeat(25) + "1" + "}".repeat(25) + "]}"))).contains("deeper than 20 levels");
    }

    @Test
    void linesMayHaveAMebibyteAndNotMore() {
        String padding = " ".repeat(Text.MAX_BYTES - ALLOWED.length());

        List<JsonNode> answers = answers(ALLOWED + padding + "\n" + ALLOWED + padding + " \n" + NOT_ALLOWED);

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).get("decision").asText()).isEqualTo("allowed");
        assertThat(message(answers.get(1))).isEqualTo("The line has more than 1048576 bytes.");
        assertThat(answers.get(2).get("decision").asText()).isEqualTo("implicitDeny");
    }

    @Test
    void linesAreUtf8() throws IOException {
        byte[] wrong = NOT_ALLOWED.replace('\'', '"').replace("b/a", "b/\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(message(JSON.readTree(run(wrong)))).isEqualTo("The line is not UTF-8.");

        JsonNode right = answer("{'identityPolicies':[" + POLICY.replace("'*'", "'arn:aws:s3:::b/\u00e9\ud83d\ude00'") + "],"
                + REQUEST.replace("b/a", "b/\u00e9\ud83d\ude00") + "}");
        assertThat(right.get("decision").asText()).isEqualTo("allowed");
    }

    @Test
    void halfSurrogatePairsDoNotEndTheStream() {
        String half = "{'resourcePolicy':{'Statement':{'Sid':'\\ud800','Effect':'Allow','Principal':'*','Action':'s3:*'}}," + REQUEST + "}";

        assertThat(answers(half + "\n{'\\udc00':1}\n" + ALLOWED)).hasSize(3);
    }

    /** Another program may write a line, and wait for its answer before it writes the next. */
    @Test
    @Timeout(20)
    void answersBeforeTheNextLineComes() throws Exception {
        PipedOutputStream ask = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(ask);
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader answers = new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        Thread simulation = new Thread(() -> {
            try {
                Simulate.run(in, out);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        simulation.start();
        for (int i = 0; i < 3; i++) {
            ask.write((ALLOWED + "\n").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            ask.flush();
            assertThat(answers.readLine()).contains("allowed");
        }
        ask.close();
        simulation.join();
    }

    private static String conditional(String condition, String value) {
        return "{'identityPolicies':[" + POLICY.replace("'*'}", "'*','Condition':{" + condition + "}}") + "],"
                + REQUEST.replace("b/a'}", "b/a','context':{'AWS:K':" + value + "}}") + "}";
    }

    private static String decision(String line) {
        return answer(line).path("decision").asText();
    }

    private static String message(JsonNode answer) {
        return answer.path("error").path("message").asText();
    }

    private static JsonNode answer(String line) {
        return answers(line).get(0);
    }

    private static List<JsonNode> answers(String lines) {
        return output(lines).lines().map(SimulateTest::json).toList();
    }

    /** Single quotation marks read better in Java than escaped double ones. */
    private static String output(String lines) {
        return new String(run(lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static byte[] run(byte[] lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Simulate.run(new ByteArrayInputStream(lines), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
