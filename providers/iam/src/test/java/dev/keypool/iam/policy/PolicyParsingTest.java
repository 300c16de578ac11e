package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParsingTest {

    private static final String IDENTITY = "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*'}]}";
    private static final String TRUST = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'Federated':'idp'},"
            + "'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringEquals':{'idp:aud':'app'}}}}";
    private static final String RESOURCE = "{'Version':'2012-10-17','Id':'x y','Statement':{'Sid':'a b','Effect':'Allow',"
            + "'Principal':{'AWS':'111122223333'},'Action':'s3:*','Resource':'*'}}";

    @Test
    void acceptsEachKind() {
        for (PolicyKind kind : new PolicyKind[] {PolicyKind.IDENTITY, PolicyKind.SESSION, PolicyKind.BOUNDARY}) {
            assertThat(parse(IDENTITY, kind).kind()).isEqualTo(kind);
            assertThat(parse(IDENTITY, kind).warnings()).isEmpty();
        }
        assertThat(parse(TRUST, PolicyKind.TRUST).warnings()).isEmpty();
        assertThat(parse(RESOURCE, PolicyKind.RESOURCE).warnings()).isEmpty();
    }

    @Test
    void saysWhereTheFaultIs() {
        String text = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\"Effect\": \"Alow\", \"Action\": \"*\", \"Resource\": \"*\"}\n  ]\n}";

        PolicyException fault = catchThrowableOfType(PolicyException.class, () -> Policy.parse(text, PolicyKind.IDENTITY));

        assertThat(fault.pointer()).isEqualTo("/Statement/0/Effect");
        assertThat(fault.line()).isEqualTo(4);
        assertThat(fault.column()).isEqualTo(16);
        assertThat(fault).hasMessage("At /Statement/0/Effect (line 4, column 16): found \"Alow\"; allowed are \"Allow\" and \"Deny\".");
    }

    @Test
    void pointersAreEscaped() {
        assertFault(PolicyKind.IDENTITY, statement("'Condition':{'StringEquals':{'aws:PrincipalTag/a~b':null}}"),
                "/Statement/Condition/StringEquals/aws:PrincipalTag~1a~0b", "null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'Statement':[]}|/Statement|empty",
        "{'Version':'2012-10-17'}||Statement is missing",
        "{'Version':'2012-10-18','Statement':{}}|/Version|2008-10-17",
        "{'Version':2012,'Statement':{}}|/Version|2012",
        "{'Statements':{}}|/Statements|has Version",
        "{'Id':'x','Statement':{}}|/Id|found the element",
        "[]||an array",
        "{'Statement':['x']}|/Statement/0|a statement is an object",
        "{'Statement':{'Action':'s3:*','Resource':'*'}}|/Statement|Effect is missing",
        "{'Statement':{'Effect':'allow','Action':'s3:*','Resource':'*'}}|/Statement/Effect|Deny",
        "{'Statement':{'Effect':'Allow','Resource':'*'}}|/Statement|Action (or NotAction) is missing",
        "{'Statement':{'Effect':'Allow','Action':'s3:*'}}|/Statement|Resource (or NotResource) is missing",
        "{'Statement':{'Effect':'Allow','Action':'s3:*','NotAction':'a:b','Resource':'*'}}|/Statement/NotAction|one of them",
        "{'Statement':{'Effect':'Allow','Action':[],'Resource':'*'}}|/Statement/Action|empty array",
        "{'Statement':{'Effect':'Allow','Action':[1],'Resource':'*'}}|/Statement/Action/0|is a string",
        "{'Statement':{'Effect':'Allow','Action':'GetObject','Resource':'*'}}|/Statement/Action|s3:GetObject",
        "{'Statement':{'Effect':'Allow','Action':'s3:','Resource':'*'}}|/Statement/Action|s3:GetObject",
        "{'Statement':{'Effect':'Allow','Action':'s3:${aws:username}','Resource':'*'}}|/Statement/Action|s3:GetObject",
        "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'bucket/*'}}|/Statement/Resource|ARN",
        "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','Principal':'*'}}|/Statement/Principal|may not have",
        "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','NotPrincipal':'*'}}|/Statement/NotPrincipal|may not have",
        "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','effect':'Deny'}}|/Statement/effect|found the element",
        "{'Statement':{'Sid':'a b','Effect':'Allow','Action':'s3:*','Resource':'*'}}|/Statement/Sid|A-Z",
        "{'Statement':{'Sid':1,'Effect':'Allow','Action':'s3:*','Resource':'*'}}|/Statement/Sid|Sid is a string",
        "{'Statement':[{'Sid':'a','Effect':'Allow','Action':'s3:*','Resource':'*'},{'Sid':'a','Effect':'Deny','Action':'s3:*','Resource':'*'}]}|/Statement/1/Sid|second time"})
    void refusesInIdentityPolicies(String policy, String pointer, String message) {
        assertFault(PolicyKind.IDENTITY, policy, pointer == null ? "" : pointer, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'Condition':[]|/Statement/Condition|object of operators",
        "'Condition':{'StringEqual':{'a:b':'c'}}|/Statement/Condition/StringEqual|ForAllValues",
        "'Condition':{'NullIfExists':{'a:b':'true'}}|/Statement/Condition/NullIfExists|operator",
        "'Condition':{'ForSome:StringEquals':{'a:b':'c'}}|/Statement/Condition/ForSome:StringEquals|operator",
        "'Condition':{'StringEquals':'x'}|/Statement/Condition/StringEquals|object of condition keys",
        "'Condition':{'StringEquals':{'':'x'}}|/Statement/Condition/StringEquals/|key is empty",
        "'Condition':{'StringEquals':{'a:b':[]}}|/Statement/Condition/StringEquals/a:b|at least one value",
        "'Condition':{'StringEquals':{'a:b':{}}}|/Statement/Condition/StringEquals/a:b|an object",
        "'Condition':{'NumericEquals':{'a:b':'ten'}}|/Statement/Condition/NumericEquals/a:b|a number",
        "'Condition':{'NumericEquals':{'a:b':'${aws:x}'}}|/Statement/Condition/NumericEquals/a:b|a number",
        "'Condition':{'DateLessThan':{'a:b':['2026-01-01','tomorrow']}}|/Statement/Condition/DateLessThan/a:b/1|a date",
        "'Condition':{'Bool':{'a:b':'yes'}}|/Statement/Condition/Bool/a:b|true and false",
        "'Condition':{'Null':{'a:b':'yes'}}|/Statement/Condition/Null/a:b|absent",
        "'Condition':{'BinaryEquals':{'a:b':'?'}}|/Statement/Condition/BinaryEquals/a:b|Base64",
        "'Condition':{'IpAddress':{'a:b':'10.0.0.0/33'}}|/Statement/Condition/IpAddress/a:b|range",
        "'Condition':{'IpAddress':{'a:b':'010.0.0.1'}}|/Statement/Condition/IpAddress/a:b|range",
        "'Condition':{'IpAddress':{'a:b':'1::2::3'}}|/Statement/Condition/IpAddress/a:b|range",
        "'Condition':{'IpAddress':{'a:b':'1:2:3:4:5:6:7'}}|/Statement/Condition/IpAddress/a:b|range",
        "'Condition':{'IpAddress':{'a:b':'::ffff:10.0.0.0/80'}}|/Statement/Condition/IpAddress/a:b|range",
        "'Condition':{'IpAddress':{'a:b':'example.com'}}|/Statement/Condition/IpAddress/a:b|range",
        "'Condition':{'StringEquals':{'a:b':'${aws:x'}}|/Statement/Condition/StringEquals/a:b|never ends",
        "'Condition':{'StringEquals':{'a:b':'${}'}}|/Statement/Condition/StringEquals/a:b|not a policy variable",
        "'Condition':{'StringEquals':{'a:b':'${a${b}}'}}|/Statement/Condition/StringEquals/a:b|not a policy variable"})
    void refusesInConditions(String condition, String pointer, String message) {
        assertFault(PolicyKind.IDENTITY, statement(condition), pointer, message);
    }

    @Test
    void aStatementRepeatsAnotherWhenOnlySidOrderOrBracketsDiffer() {
        String first = "{'Sid':'a','Effect':'Allow','Action':['s3:a','s3:b'],'Resource':'*','Condition':{'Null':{'aws:x':true}}}";
        assertWarning(PolicyKind.IDENTITY, "{'Statement':[" + first + ",{'Condition':{'Null':{'aws:x':[true]}},'Resource':['*'],"
                + "'Action':['s3:a','s3:b'],'Effect':'Allow'}]}", "/Statement/1", "repeats");
        for (String[] change : new String[][] {{"s3:b", "s3:c"}, {"true", "false"}, {"aws:x", "aws:y"}, {"Null", "Bool"}, {"Allow", "Deny"}}) {
            String other = first.replace("'Sid':'a',", "").replace(change[0], change[1]);
            assertThat(parse("{'Statement':[" + first + "," + other + "]}", PolicyKind.IDENTITY).warnings()).as(other).isEmpty();
        }
    }

    @Test
    void whatIsFoundIsQuotedUpTo100Characters() {
        String policy = "{'Statement':{'Effect':'%s','Action':'s3:*','Resource':'*'}}";
        String longest = "x".repeat(100);
        assertFault(PolicyKind.IDENTITY, String.format(policy, longest), "/Statement/Effect", "found \"" + longest + "\";");
        assertFault(PolicyKind.IDENTITY, String.format(policy, longest + "y"), "/Statement/Effect", "found \"" + longest + "…\";");
    }

    @Test
    void saysWhichElementsAPolicyHas() {
        assertFault(PolicyKind.IDENTITY, "{'Id':'x'}", "/Id", "has Version, and Statement.");
        assertFault(PolicyKind.RESOURCE, "{'id':'x'}", "/id", "has Version, Id, and Statement.");
    }

    @Test
    void anAccountHasTwelveDigitsOfAnyKind() {
        assertThat(parse("{'Statement':{'Effect':'Allow','Principal':{'AWS':['012345678999','000000000000']},'Action':'sts:*'}}", PolicyKind.TRUST))
                .isNotNull();
    }

    @Test
    void aNumberHasAtMost64Characters() {
        String number = "'Condition':{'NumericEquals':{'a:b':'%s'}}";
        assertThat(parse(statement(String.format(number, "1".repeat(64))), PolicyKind.IDENTITY)).isNotNull();
        assertFault(PolicyKind.IDENTITY, statement(String.format(number, "1".repeat(65))), "/Statement/Condition/NumericEquals/a:b", "a number");
    }

    @Test
    void everyLetterAndDigitMayStandInASidAndNothingElse() {
        String policy = "{'Statement':{'Sid':'%s','Effect':'Allow','Action':'s3:*','Resource':'*'}}";
        assertThat(parse(String.format(policy, "09AZaz"), PolicyKind.IDENTITY)).isNotNull();
        for (String wrong : new String[] {"/", ":", "@", "[", "`", "{", "-", "é"}) {
            assertFault(PolicyKind.IDENTITY, String.format(policy, "a" + wrong), "/Statement/Sid", "A-Z, a-z and 0-9");
        }
    }

    @Test
    void everyLetterAndDigitMayStandInAnActionAndLittleElse() {
        String policy = "{'Statement':{'Effect':'Allow','Action':'%s','Resource':'*'}}";
        assertThat(parse(String.format(policy, "a-z_09.AZ:az*?:AZ09"), PolicyKind.IDENTITY)).isNotNull();
        for (String wrong : new String[] {"/", "@", "[", "`", "{", " ", "é"}) {
            assertFault(PolicyKind.IDENTITY, String.format(policy, "s3:a" + wrong), "/Statement/Action", "s3:GetObject");
        }
        assertFault(PolicyKind.IDENTITY, String.format(policy, ":Get"), "/Statement/Action", "s3:GetObject");
        assertFault(PolicyKind.IDENTITY, String.format(policy, ""), "/Statement/Action", "s3:GetObject");
    }

    @Test
    void aWebIdentityNeedsAConditionOnItsAudienceAndOthersNone() {
        String trust = "{'Statement':{'Effect':'%s','Principal':{'%s':'idp'},'Action':'%s'%s}}";
        String web = "sts:AssumeRoleWithWebIdentity";
        assertWarning(PolicyKind.TRUST, String.format(trust, "Allow", "Federated", web, ",'Condition':{'StringLike':{'idp:amr':'x'}}"), "/Statement",
                ":aud");
        for (String fine : new String[] {String.format(trust, "Allow", "Federated", web, ",'Condition':{'StringLike':{'idp:amr':'x','idp:AUD':'y'}}"),
            String.format(trust, "Allow", "Federated", "sts:AssumeRoleWithSAML", ""), String.format(trust, "Allow", "Service", web, ""),
            String.format(trust, "Deny", "Federated", web, "")}) {
            assertThat(parse(fine, PolicyKind.TRUST).warnings()).as(fine).isEmpty();
        }
    }

    @Test
    void refusesVariablesWhereIamHasNone() {
        String before = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:q'}}";
        assertFault(PolicyKind.IDENTITY, before, "/Statement/Resource", "before the fifth colon");
        String unquoted = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::b/${a:b, c}'}}";
        assertFault(PolicyKind.IDENTITY, unquoted, "/Statement/Resource", "single quotation marks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'Statement':{'Effect':'Allow','Action':'sts:AssumeRole'}}|/Statement|Principal (or NotPrincipal) is missing",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'sts:AssumeRole','Resource':'*'}}|/Statement/Resource|may not have",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'*'}}|/Statement/Action|sts:",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'*'},'Action':['sts:AssumeRole','s3:Get*']}}|/Statement/Action/1|sts:",
        "{'Statement':{'Effect':'Deny','NotPrincipal':{'AWS':'111122223333'},'Action':'sts:*'}}|/Statement/NotPrincipal|may not have",
        "{'Statement':{'Effect':'Allow','Principal':{},'Action':'sts:*'}}|/Statement/Principal|an object",
        "{'Statement':{'Effect':'Allow','Principal':'me','Action':'sts:*'}}|/Statement/Principal|me",
        "{'Statement':{'Effect':'Allow','Principal':{'Aws':'*'},'Action':'sts:*'}}|/Statement/Principal/Aws|CanonicalUser",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':[]},'Action':'sts:*'}}|/Statement/Principal/AWS|empty array",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':[1]},'Action':'sts:*'}}|/Statement/Principal/AWS/0|a principal is a string",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/*'},'Action':'sts:*'}}|/Statement/Principal/AWS|named whole",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'11112222333x'},'Action':'sts:*'}}|/Statement/Principal/AWS|twelve digits",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'1111222233334'},'Action':'sts:*'}}|/Statement/Principal/AWS|twelve digits",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'*x'},'Action':'sts:*'}}|/Statement/Principal/AWS|named whole",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'?x'},'Action':'sts:*'}}|/Statement/Principal/AWS|named whole",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':''},'Action':'sts:*'}}|/Statement/Principal/AWS|named whole",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'arn:aws:s3:::b'},'Action':'sts:*'}}|/Statement/Principal/AWS|twelve digits",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:group/g'},'Action':'sts:*'}}|/Statement/Principal/AWS|twelve digits",
        "{'Statement':{'Effect':'Allow','Principal':{'Federated':'*'},'Action':'sts:*'}}|/Statement/Principal/Federated|named whole"})
    void refusesInTrustPolicies(String policy, String pointer, String message) {
        assertFault(PolicyKind.TRUST, policy, pointer, message);
    }

    /** reference-arns.html: only there AWS completes no ARN. */
    @Test
    void refusesIncompleteArnsInSessionPolicies() {
        String policy = "{'Statement':{'Effect':'Allow','Action':'sqs:*','Resource':['*','arn:aws:sqs:*:*:*','arn:aws:sqs']}}";

        assertFault(PolicyKind.SESSION, policy, "/Statement/Resource/2", "six parts");
        assertThat(parse(policy, PolicyKind.IDENTITY).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:sts::111122223333:assumed-role/r", "arn:aws:sts::111122223333:assumed-role/r/",
        "arn:aws:sts::111122223333:assumed-role//s", "arn:aws:iam::111122223333:role/", "arn:aws:iam::111122223333:user/",
        "arn:aws:iam::111122223333:role", "arn:aws:iam:::root", "arn:aws:iam::111122223333:root/x"})
    void refusesPrincipalsThatNameNobody(String principal) {
        assertFault(PolicyKind.TRUST, "{'Statement':{'Effect':'Allow','Principal':{'AWS':'" + principal + "'},'Action':'sts:AssumeRole'}}",
                "/Statement/Principal/AWS", "twelve digits");
    }

    @Test
    void refusesNotPrincipalWithAllowOrForEveryone() {
        assertFault(PolicyKind.RESOURCE, "{'Statement':{'Effect':'Allow','NotPrincipal':{'AWS':'111122223333'},'Action':'s3:*','Resource':'*'}}",
                "/Statement/NotPrincipal", "only with Deny");
        assertFault(PolicyKind.RESOURCE, "{'Statement':{'Effect':'Deny','NotPrincipal':'*','Action':'s3:*','Resource':'*'}}",
                "/Statement/NotPrincipal", "everyone");
    }

    @Test
    void refusesWhatIsNotStrictJson() {
        assertFault(PolicyKind.IDENTITY, "", "", "empty");
        assertFault(PolicyKind.IDENTITY, "{'Statement':", "/Statement", "not valid JSON");
        assertFault(PolicyKind.IDENTITY, IDENTITY + " {}", "", "more text after the end");
        assertFault(PolicyKind.IDENTITY, "{'Statement':{'Effect':'Allow','Effect':'Deny'}}", "/Statement/Effect", "there twice");
        assertFault(PolicyKind.IDENTITY, "/* c */" + IDENTITY, "", "not valid JSON");
        assertThatThrownBy(() -> Policy.parse("{'Version':'x'}", PolicyKind.IDENTITY)).isInstanceOf(PolicyException.class);
        assertFault(PolicyKind.IDENTITY, "{'Statement':NaN}", "/Statement", "not valid JSON");
        PolicyException fault = catchThrowableOfType(PolicyException.class, () -> parse("{\n  'Statement':,\n}", PolicyKind.IDENTITY));
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isGreaterThan(14);
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertFault(PolicyKind.RESOURCE, "[".repeat(5_000), "/0".repeat(20), "deeper than 20");
        assertFault(PolicyKind.RESOURCE, "{'a':".repeat(3_000), "/a".repeat(20), "deeper than 20");
    }

    @ParameterizedTest
    @EnumSource(PolicyKind.class)
    void refusesWhatIsTooLargeWithWhiteSpaceNotCounted(PolicyKind kind) {
        String small = (kind == PolicyKind.TRUST ? TRUST : kind == PolicyKind.RESOURCE ? RESOURCE : IDENTITY).replace('\'',
                '"').replace("x y", "xy").replace("a b", "ab");
        String full = small.replaceFirst("\"(s3|sts):", "\"$1:" + "A".repeat(kind.maxCharacters() - small.length()));

        assertThat(Policy.parse(" \n".repeat(500) + full, kind)).isNotNull();
        assertThatThrownBy(() -> Policy.parse(full.replaceFirst("A", "AA"), kind)).hasMessageContaining("white space not counted");
        assertThat(Policy.parse(full + " ".repeat(kind.maxCharacters() * 4 - full.length()), kind)).isNotNull();
        assertThatThrownBy(() -> Policy.parse(full + " ".repeat(kind.maxCharacters() * 4 - full.length() + 1), kind)).hasMessageContaining("are read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\":|it ends too early",
        "{\"a\":\"b|it ends too early",
        "{\"a\":[1,2}|found \"}\" where \"]\" is expected",
        "{\"a\":1 \"b\":2}|found \"\"\"; a comma",
        "{\"a\":1,}|found \"}\"; a name in double quotation marks",
        "{'a':1}|found \"'\"; a name in double quotation marks",
        "{\"a\" 1}|found \"1\"; a colon",
        "{\"a\":nul}|found \"nul\"; a value",
        "{\"a\":?}|found \"?\"; a value",
        "{\"a\":\"\t\"}|a string has a control character",
        "{\"a\":\"\\x\"}|a string has an escape",
        "{\"a\":01}|a number is malformed",
        "{\"a\":NaN}|malformed",
        "\ufeff{}|found \"\\ufeff\"; a value"})
    void saysInItsOwnWordsWhatIsNotJson(String text, String message) {
        PolicyException fault = catchThrowableOfType(PolicyException.class, () -> Policy.parse(text, PolicyKind.IDENTITY));

        assertThat(fault.fault()).startsWith("this is not valid JSON: ").contains(message).doesNotContain("Source", "Feature", "code");
    }

    @Test
    void numbersOfAnyLengthAreNoFaultOfTheParsers() {
        PolicyException fault = catchThrowableOfType(PolicyException.class,
                () -> Policy.parse("{\"a\":" + "1".repeat(2_000) + "}", PolicyKind.IDENTITY));

        assertThat(fault.fault()).contains("too long").doesNotContain("Stream");
    }

    @Test
    void whatIsFoundIsWrittenOnOneLine() {
        assertFault(PolicyKind.IDENTITY, statement("'a\\n\\u001b[31m\\u202e':1"), "/Statement/a\n\u001b[31m\u202e",
                "\"a\\u000a\\u001b[31m\\u202e\"");
        PolicyException fault = catchThrowableOfType(PolicyException.class,
                () -> parse(statement("'x" + "\ud83d\ude00".repeat(101) + "':1"), PolicyKind.IDENTITY));
        assertThat(fault.fault()).contains("\"x" + "\ud83d\ude00".repeat(99) + "…\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'Action':'s3:*','Resource':'*'|'Action':['s3:Get*','S3:PutObject'],'Resource':'*'",
        "'Action':'*','Resource':'*'|'Action':'s3:*','Resource':'arn:aws:s3:::b'",
        "'Action':'s3:*','Resource':'*'|'Action':'s3:*','Resource':'*','Condition':{'Bool':{'a:b':'true'}}",
        "'Action':'s3:*','Resource':'*','Condition':{'Bool':{'a:b':'true'}}|'Action':'s3:Get*','Resource':'*','Condition':{'Bool':{'a:b':['true']}}",
        "'Action':'s3:*','Resource':'arn:aws:s3:::b/*'|'Action':'s3:*','Resource':'arn:aws:s3:::b/x/*'",
        "'Action':'s3:*','Resource':'arn:aws:s3:::b/*'|'Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:userid}/*'",
        "'Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:userid}/*'|'Action':'s3:Get?','Resource':'arn:aws:s3:::b/${aws:userid}/*'",
        "'Action':'s3:Get?','Resource':'*'|'Action':'s3:Getx','Resource':'*'",
        "'NotAction':'s3:*','NotResource':'arn:aws:s3:::b'|'NotAction':['s3:*'],'NotResource':'arn:aws:s3:::b','Condition':{'Bool':{'a:b':'true'}}"})
    void warnsOfStatementsThatAnEarlierOneCovers(String wide, String narrow) {
        assertThat(redundant(PolicyKind.IDENTITY, wide, narrow)).isTrue();
        assertThat(redundant(PolicyKind.IDENTITY, narrow, wide)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'Action':'s3:Get*','Resource':'*'|'Action':['s3:GetObject','s3:PutObject'],'Resource':'*'",
        "'Action':'s3:*','Resource':'*','Condition':{'Bool':{'a:b':'true'}}|'Action':'s3:*','Resource':'*'",
        "'Action':'s3:*','Resource':'arn:aws:s3:::b/?'|'Action':'s3:*','Resource':'arn:aws:s3:::b/*'",
        "'Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:userid}'|'Action':'s3:*','Resource':'arn:aws:s3:::b/*'",
        "'Action':'s3:*','Resource':'arn:aws:s3:::b/*e}'|'Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:username}'",
        "'Action':'sqs:*','Resource':'arn:aws:sqs:*:1:*'|'Action':'sqs:*','Resource':'arn:aws:sqs'",
        "'NotAction':'s3:*','Resource':'*'|'NotAction':'s3:Get*','Resource':'*'",
        "'NotAction':'s3:*','Resource':'*'|'Action':'ec2:*','Resource':'*'"})
    void doesNotWarnOfStatementsThatMaySayMore(String first, String second) {
        assertThat(redundant(PolicyKind.IDENTITY, first, second)).isFalse();
    }

    @Test
    void warnsOfAnEarlierStatementThatALaterOneCovers() {
        assertWarning(PolicyKind.IDENTITY, "{'Statement':[{'Effect':'Allow','Action':'s3:GetObject','Resource':'*'},"
                + "{'Effect':'Allow','Action':'s3:*','Resource':'*'}]}", "/Statement/0", "adds nothing to statement 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'StringEquals':{'aws:a':'1','AWS:A':'2'}}|/Statement/Condition/StringEquals/AWS:A",
        "{'StringEquals':{'aws:a':'1'},'stringequals':{'aws:b':'2'}}|/Statement/Condition/stringequals"})
    void refusesTheSameKeyOrOperatorInAnotherCase(String condition, String pointer) {
        assertFault(PolicyKind.IDENTITY, statement("'Condition':" + condition), pointer, "the case of its letters does not matter");
    }

    @Test
    void warnsOfValuesThatMatchNothing() {
        String at = "/Statement/Condition/";
        assertWarning(PolicyKind.IDENTITY, statement("'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3'}}"), at + "ArnLike/aws:SourceArn", "six parts");
        assertWarning(PolicyKind.IDENTITY, statement("'Condition':{'StringEquals':{'s3:prefix':'home/*'}}"), at + "StringEquals/s3:prefix", "StringLike");
        assertThat(parse(statement("'Condition':{'ArnLike':{'aws:SourceArn':'*'},'StringLike':{'s3:prefix':'home/*'}}"), PolicyKind.IDENTITY).warnings()).isEmpty();
    }

    @Test
    void warnsOfActionsThatTheServicesHereDoNotHave() {
        String policy = "{'Statement':{'Effect':'Allow','Action':'%s','Resource':'*'}}";
        for (String action : new String[] {"sts:AssumeRoles", "cognito-identity:GetIds", "cognito-identity:*Poolx"}) {
            assertWarning(PolicyKind.IDENTITY, policy.formatted(action), "/Statement/Action", "no action that this matches");
        }
        for (String action : new String[] {"STS:assumerole", "cognito-identity:*Pool", "sts:*", "cognito-sync:GetIds", "*"}) {
            assertThat(parse(policy.formatted(action), PolicyKind.IDENTITY).warnings()).isEmpty();
        }
    }

    @Test
    void theAudienceIsTheProvidersOwn() {
        String saml = TRUST.replace("'idp'", "'arn:aws:iam::111122223333:saml-provider/idp'").replace("sts:AssumeRoleWithWebIdentity", "sts:*");
        String facebook = TRUST.replace("'idp'", "'graph.facebook.com'").replace("idp:aud", "graph.facebook.com:app_id");

        assertWarning(PolicyKind.TRUST, TRUST.replace("idp:aud", "accounts.google.com:aud"), "/Statement", "idp:aud");
        assertWarning(PolicyKind.TRUST, TRUST.replace("'StringEquals':{'idp:aud':'app'}", "'StringLike':{'idp:aud':'*'}"), "/Statement", ":aud");
        assertThat(parse(saml, PolicyKind.TRUST).warnings()).isEmpty();
        assertThat(parse(facebook, PolicyKind.TRUST).warnings()).isEmpty();
        assertThat(parse(TRUST.replace("'idp'", "'arn:aws:iam::111122223333:oidc-provider/idp'"), PolicyKind.TRUST).warnings()).isEmpty();
    }

    @Test
    void coveringMindsEffectsAndPrincipals() {
        String all = "'Action':'sts:*','Principal':";
        String user = "{'AWS':'arn:aws:iam::111122223333:user/a'}";
        String federated = "{'Federated':'idp'}";

        assertThat(redundant(PolicyKind.RESOURCE, all + "'*'", all + user)).isTrue();
        assertThat(redundant(PolicyKind.RESOURCE, all + "{'AWS':['*']}", all + federated)).isTrue();
        assertThat(redundant(PolicyKind.RESOURCE, all + "'*'", all + user + ",'Resource':'*'")).isTrue();
        assertThat(redundant(PolicyKind.RESOURCE, all + "'*','Resource':'arn:aws:s3:::b'", all + user)).isFalse();
        assertThat(redundant(PolicyKind.RESOURCE, all + user, all + "'*'")).isFalse();
        assertThat(redundant(PolicyKind.TRUST, all + "'*'", all + federated)).isFalse();
        assertThat(redundant(PolicyKind.TRUST, all + "{'AWS':['111122223333','444455556666']}", all + "{'AWS':'444455556666'}")).isTrue();
        assertThat(redundant(PolicyKind.TRUST, all + "{'AWS':'111122223333'}", all + user)).isFalse();
        assertThat(parse("{'Statement':[{'Effect':'Deny','Action':'*','Resource':'*'},{'Effect':'Allow','Action':'*','Resource':'*'}]}",
                PolicyKind.IDENTITY).warnings()).isEmpty();
    }

    /** Twenty thousand characters whose statements are all compared, pattern by pattern. */
    @Test
    void lookingForRedundancyHasAnEnd() {
        String policy = "{'Statement':[{'Effect':'Allow','Principal':'*','Action':[" + "'a:b*',".repeat(1_200) + "'a:c*']},"
                + "{'Effect':'Allow','Principal':'*','Action':[" + "'a:c?',".repeat(1_200) + "'a:c?']}]}";

        assertThat(redundant(PolicyKind.RESOURCE, "'Principal':'*','Action':['a:b*','a:c*']", "'Principal':'*','Action':['a:c?','a:cc']")).isTrue();
        assertTimeoutPreemptively(Duration.ofMillis(500), () -> parse(policy, PolicyKind.RESOURCE));
    }

    @Test
    void anAudienceMustBeRequiredToCount() {
        for (String operator : new String[] {"StringNotEquals", "StringEqualsIfExists", "ForAllValues:StringEquals"}) {
            assertWarning(PolicyKind.TRUST, TRUST.replace("StringEquals", operator), "/Statement", ":aud");
        }
        assertWarning(PolicyKind.TRUST, TRUST.replace("'StringEquals':{'idp:aud':'app'}", "'Null':{'idp:aud':'false'}"), "/Statement", ":aud");
        assertThat(parse(TRUST.replace("StringEquals", "ForAnyValue:StringLike"), PolicyKind.TRUST).warnings()).isEmpty();
    }

    @Test
    void warnsOfActionsThatNothingAsksFor() {
        assertWarning(PolicyKind.IDENTITY, "{'Statement':{'Effect':'Allow','Action':'s3:Get:Object','Resource':'*'}}", "/Statement/Action",
                "second colon");
        assertWarning(PolicyKind.IDENTITY, "{'Statement':{'Effect':'Allow','Action':'s?:GetObject','Resource':'*'}}", "/Statement/Action",
                "wildcard in its service");
        assertWarning(PolicyKind.TRUST, "{'Statement':{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':['sts:AssumeRole','sts:AsumeRole']}}",
                "/Statement/Action/1", "sts:AssumeRoleWithSAML");
        assertWarning(PolicyKind.IDENTITY, statement("'Condition':{'StringLike':{'aws:x':'${aws:y}'}}").replace("2012", "2008"),
                "/Statement/Condition/StringLike/aws:x", "2012-10-17");
    }

    @Test
    void warnsOfWhatIsProbablyNotMeant() {
        assertWarning(PolicyKind.IDENTITY, "{'Statement':{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}}", "/Statement/NotAction",
                "NotAction with Allow");
        assertWarning(PolicyKind.IDENTITY, "{'Statement':{'Effect':'Allow','Action':'s3:*','NotResource':'arn:aws:s3:::b'}}",
                "/Statement/NotResource", "NotResource");
        assertWarning(PolicyKind.IDENTITY, "{'Statement':{'Effect':'Allow','Action':'*:Get*','Resource':'*'}}", "/Statement/Action",
                "wildcard in its service");
        assertWarning(PolicyKind.IDENTITY, "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:username}'}}",
                "/Statement/Resource", "2012-10-17");
        assertWarning(PolicyKind.IDENTITY, statement("'Condition':{'StringEquals':{'username':'a'}}"),
                "/Statement/Condition/StringEquals/username", "no prefix");
        assertWarning(PolicyKind.IDENTITY, "{'Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*'},{'Sid':'b','Resource':['*'],'Effect':'Allow','Action':'s3:*'}]}", "/Statement/1", "repeats");
        assertWarning(PolicyKind.TRUST, "{'Statement':{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}}",
                "/Statement/Principal", "every AWS principal");
        assertWarning(PolicyKind.TRUST, "{'Statement':{'Effect':'Allow','Principal':{'Federated':'idp'},'Action':'sts:assumerole*'}}",
                "/Statement", ":aud");
        assertWarning(PolicyKind.RESOURCE, "{'Statement':{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'s3:*','Resource':'*'}}",
                "/Statement/Principal", "everyone");
    }

    private static boolean redundant(PolicyKind kind, String first, String second) {
        return parse("{'Version':'2012-10-17','Statement':[{'Effect':'Allow'," + first + "},{'Effect':'Allow'," + second + "}]}", kind)
                .warnings().stream().anyMatch(warning -> warning.pointer().equals("/Statement/1") && warning.message().contains("statement 0"));
    }

    private static void assertWarning(PolicyKind kind, String policy, String pointer, String message) {
        assertThat(parse(policy, kind).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.pointer()).isEqualTo(pointer);
            assertThat(warning.message()).contains(message);
            assertThat(warning.line()).isEqualTo(1);
            assertThat(warning.column()).isPositive();
        });
    }

    private static void assertFault(PolicyKind kind, String policy, String pointer, String message) {
        PolicyException fault = catchThrowableOfType(PolicyException.class, () -> parse(policy, kind));
        assertThat(fault).as(policy).isNotNull().hasMessageContaining(message);
        assertThat(fault.pointer()).isEqualTo(pointer);
        assertThat(fault.line()).isPositive();
        assertThat(fault.column()).isPositive();
    }

    private static String statement(String more) {
        return "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'," + more + "}}";
    }

    /** Single quotation marks read better in Java than escaped double ones. */
    private static Policy parse(String policy, PolicyKind kind) {
        return Policy.parse(policy.replace('\'', '"'), kind);
    }
}
