package dev.keypool.identitypools.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The question of an administrator and its answer; what policies decide is iam's to test. */
class SimulationTest {

    private static final String PERSON = "2b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e91";
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String ALL = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "All", "Effect": "Allow", "Action": "*", "Resource": "*"},
              {"Sid": "NotTheVault", "Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::vault/*"},
              {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*", "Condition": {"StringNotEquals": {"aws:PrincipalTag/team": "ops"}}},
              {"Effect": "Deny", "Action": "s3:PutObject", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}]}""";

    private final RealmSnapshot realm = SnapshotBuilder.example().role(Example.role("Staff", "/team/", Example.trust(Example.POOL_ID, "authenticated"), ALL))
            .pool(new PoolBuilder().id(Example.OTHER_POOL).guestSessionPolicies().build()).build();
    private final String guest = realm.guests().create(Example.POOL);
    private final Map<String, Identity> identities = new HashMap<>(Map.of(Example.REGION + ":" + PERSON, Example.person(PERSON),
            Example.REGION + ":" + guest, Identity.guest(guest, Example.POOL)));

    @Test
    void aRolesOwnSession() throws Exception {
        JsonNode answer = simulate("{'principal':{'role':'Staff'},'action':'s3:GetObject','resource':'arn:aws:s3:::games/a'}");

        assertThat(answer).isEqualTo(json("{'principal':{'arn':'arn:aws:sts::123456789012:assumed-role/Staff/simulation',"
                + "'role':'arn:aws:iam::123456789012:role/team/Staff','identityId':null},"
                + "'results':[{'action':'s3:GetObject','resource':'arn:aws:s3:::games/a','decision':'allowed',"
                + "'matchedStatements':[{'policy':'identityPolicies[0]','sid':'All','index':0,'effect':'Allow'}],'reasons':[]}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Staff", "component-of-Staff", "arn:aws:iam::123456789012:role/team/Staff"})
    void aRoleIsFoundByNameIdOrArn(String role) throws Exception {
        assertThat(decision("{'role':'" + role + "'}", "s3:GetObject", "arn:aws:s3:::games/a")).isEqualTo("allowed");
    }

    @Test
    void everyPairIsAnsweredInOrder() throws Exception {
        JsonNode results = simulate("{'principal':{'role':'Staff'},'action':['s3:GetObject','s3:ListBucket'],"
                + "'resource':['arn:aws:s3:::vault/a','arn:aws:s3:::games/a','*']}").path("results");

        assertThat(results.findValuesAsText("action")).containsExactly("s3:GetObject", "s3:GetObject", "s3:GetObject", "s3:ListBucket", "s3:ListBucket", "s3:ListBucket");
        assertThat(results.findValuesAsText("decision")).containsExactly("explicitDeny", "allowed", "allowed", "explicitDeny", "allowed", "allowed");
        assertThat(results.get(0).path("matchedStatements").get(0)).isEqualTo(json("{'policy':'identityPolicies[0]','sid':'NotTheVault','index':1,'effect':'Deny'}"));
        assertThat(results.get(0).path("reasons").get(0).textValue()).isEqualTo("It is denied by statement 1 (NotTheVault) of identityPolicies[0].");
    }

    @Test
    void anIdentityHasWhatIsItsOwn() throws Exception {
        String own = "arn:aws:s3:::games/" + Example.REGION + ":" + PERSON + "/save";
        String principal = "{'role':'Players','identityId':'" + Example.REGION + ":" + PERSON + "'}";

        assertThat(decision(principal, "s3:GetObject", own)).isEqualTo("allowed");
        assertThat(decision(principal, "s3:GetObject", "arn:aws:s3:::games/other/save")).isEqualTo("implicitDeny");
        assertThat(decision("{'role':'Players'}", "s3:GetObject", own)).as("without identity").isEqualTo("implicitDeny");
        assertThat(decision("{'role':'Players','identityPoolId':'" + Example.POOL_ID + "'}", "s3:GetObject", own)).as("somebody new").isEqualTo("implicitDeny");
    }

    @Test
    void aNewIdentityIsToldAndIsOfThePool() throws Exception {
        JsonNode answer = simulate("{'principal':{'role':'Staff','identityPoolId':'" + Example.POOL_ID + "','guest':true},'action':'s3:GetObject','resource':'*'}");

        String id = answer.at("/principal/identityId").textValue();
        assertThat(id).startsWith(Example.REGION + ":");
        assertThat(realm.guests().poolOf(id.substring(Example.REGION.length() + 1), realm.pools().keySet())).isEqualTo(Example.POOL);
        assertThat(answer.at("/principal/arn").textValue()).endsWith("/CognitoIdentityCredentials");
    }

    /** GuestScope.DEFAULT: s3 is among it, ec2 is not. */
    @Test
    void aGuestIsNarrowedByThePool() throws Exception {
        String guests = "'role':'Staff','identityId':'" + Example.REGION + ":" + guest + "'";

        assertThat(decision("{" + guests + "}", "s3:GetObject", "arn:aws:s3:::games/a")).isEqualTo("allowed");
        assertThat(decision("{" + guests + "}", "ec2:RunInstances", "*")).isEqualTo("implicitDeny");
        assertThat(reasons("{" + guests + "}", "ec2:RunInstances", "*")).contains("session policies");
        assertThat(decision("{" + guests + ",'classicFlow':true}", "ec2:RunInstances", "*")).as("basic flow").isEqualTo("allowed");
        assertThat(decision("{" + guests + ",'guest':false}", "ec2:RunInstances", "*")).as("who signs in").isEqualTo("allowed");
        assertThat(decision("{'role':'Staff','guest':true,'identityPoolId':'" + Example.REGION + ":" + Example.OTHER_POOL + "'}", "ec2:RunInstances", "*"))
                .as("a pool that narrows nobody").isEqualTo("allowed");
    }

    @Test
    void sessionPoliciesNarrow() throws Exception {
        String principal = "{'role':'Staff','sessionPolicies':[{'Version':'2012-10-17','Statement':[{'Sid':'Few','Effect':'Allow','Action':'s3:Get*','Resource':'*'}]}]}";

        assertThat(decision(principal, "s3:GetObject", "arn:aws:s3:::games/a")).isEqualTo("allowed");
        assertThat(decision(principal, "s3:ListBucket", "arn:aws:s3:::games")).isEqualTo("implicitDeny");
    }

    @Test
    void tagsAreThePrincipals() throws Exception {
        assertThat(decision("{'role':'Staff','tags':{'Team':'ops'}}", "s3:DeleteObject", "arn:aws:s3:::games/a")).isEqualTo("allowed");
        assertThat(decision("{'role':'Staff','tags':{'team':'dev'}}", "s3:DeleteObject", "arn:aws:s3:::games/a")).isEqualTo("explicitDeny");
        assertThat(decision("{'role':'Staff'}", "s3:DeleteObject", "arn:aws:s3:::games/a")).isEqualTo("explicitDeny");
    }

    @Test
    void contextIsTheRequests() throws Exception {
        String question = "{'principal':{'role':'Staff'},'action':'s3:PutObject','resource':'arn:aws:s3:::games/a','context':{'aws:SourceIp':%s}}";

        assertThat(simulate(question.formatted("'10.1.2.3'")).at("/results/0/decision").textValue()).isEqualTo("allowed");
        assertThat(simulate(question.formatted("['192.0.2.1']")).at("/results/0/decision").textValue()).isEqualTo("explicitDeny");
    }

    @Test
    void aResourceMayBeAnotherAccounts() throws Exception {
        assertThat(simulate("{'principal':{'role':'Staff'},'action':'s3:GetObject','resource':'arn:aws:s3:::games/a','resourceAccount':'210987654321'}")
                .at("/results/0/reasons/0").textValue()).contains("210987654321");
    }

    @Test
    void nothingIsAskedTwoHundredTimes() {
        String hundred = IntStream.range(0, 100).mapToObj(i -> "'arn:aws:s3:::games/" + i + "'").collect(Collectors.joining(","));
        String question = "{'principal':{'role':'Staff'},'action':[%s],'resource':[%s]}";

        assertRefused(question.formatted("'s3:GetObject','s3:PutObject'", hundred), "There are at most 100 pairs");
        assertRefused(question.formatted("'s3:GetObject'", hundred + ",'*'"), "resource must be one or several, at most 100.");
        assertRefused(question.formatted("", "'*'"), "action must be one or several");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'action':'s3:GetObject','resource':'*'} | principal must be an object.",
        "{'principal':'Staff','action':'s3:GetObject','resource':'*'} | principal must be an object.",
        "{'principal':{},'action':'s3:GetObject','resource':'*'} | principal.role must be",
        "{'principal':{'role':'Staff'},'action':'GetObject','resource':'*'} | action must be IAM actions",
        "{'principal':{'role':'Staff'},'action':'s3:','resource':'*'} | action must be IAM actions",
        "{'principal':{'role':'Staff'},'action':'s3:GetObject','resource':'games/a'} | resource must be ARNs",
        "{'principal':{'role':'Staff'},'action':'s3:GetObject','resource':[1]} | resource must hold strings.",
        "{'principal':{'role':'Staff'},'action':'s3:GetObject','resource':'*','resourceAccount':'me'} | resourceAccount must be 12 digits.",
        "{'principal':{'role':'Staff'},'action':'s3:GetObject','resource':'*','keys':{}} | There is no member keys",
        "{'principal':{'role':'Staff'},'action':'s3:GetObject','resource':'*','context':[]} | context must be an object."})
    void whatIsNoQuestionIsRefused(String question, String says) {
        assertRefused(question, says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'role':'Nobody'} | principal.role must be",
        "{'role':'arn:aws:iam::210987654321:role/team/Staff'} | principal.role must be",
        "{'role':'Staff','name':'x'} | There is no member name",
        "{'role':'Staff','guest':true} | guest, classicFlow and amr need an identityId or identityPoolId.",
        "{'role':'Staff','guest':'yes'} | guest must be true or false.",
        "{'role':'Staff','amr':['x']} | guest, classicFlow and amr need",
        "{'role':'Staff','identityPoolId':'eu-central-1:0'} | identityPoolId must be",
        "{'role':'Staff','identityPoolId':'POOL','guest':true,'amr':['x']} | amr holds login providers",
        "{'role':'Staff','identityPoolId':'POOL','amr':['unauthenticated']} | amr holds login providers",
        "{'role':'Staff','identityId':'PERSON','guest':true} | guest: the identity is a person's.",
        "{'role':'Staff','identityId':'PERSON','identityPoolId':'eu-central-1:0a4be2c1-7d55-4f0e-8a35-51c9e6f4b702'} | identityPoolId must be",
        "{'role':'Staff','sessionName':'a b'} | sessionName has 2 to 64",
        "{'role':'Staff','sourceIdentity':'x'} | sourceIdentity has 2 to 64",
        "{'role':'Staff','tags':{'a':'1','A':'2'}} | tags has at most 50",
        "{'role':'Staff','tags':{'':'1'}} | tags has at most 50",
        "{'role':'Staff','tags':{'a':1}} | tags must hold strings.",
        "{'role':'Staff','sessionPolicies':[{}]} | sessionPolicies[0]: At ",
        "{'role':'Staff','sessionPolicies':['{']} | sessionPolicies[0]: At ",
        "{'role':'Staff','identityPoolId':'POOL','guest':true,'sessionPolicies':[{'Version':'2012-10-17','Statement':[]}]} | sessionPolicies"})
    void whatIsNoPrincipalIsRefused(String principal, String says) {
        assertRefused("{'principal':" + principal.replace("POOL", Example.POOL_ID).replace("PERSON", Example.REGION + ":" + PERSON)
                + ",'action':'s3:GetObject','resource':'*'}", says);
    }

    /** They follow from the session that is simulated. */
    @ParameterizedTest
    @ValueSource(strings = {"aws:PrincipalArn", "aws:userid", "aws:PrincipalTag/team", "cognito-identity.amazonaws.com:sub", "aws:CurrentTime", "sts:x"})
    void thePrincipalsKeysAreNotStated(String key) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> simulate("{'principal':{'role':'Staff'},'action':'s3:GetObject',"
                + "'resource':'*','context':{'" + key + "':'x'}}")).withMessageStartingWith("context must not hold keys of the principal");
    }

    private String decision(String principal, String action, String resource) throws BadRequestException {
        return simulate(question(principal, action, resource)).at("/results/0/decision").textValue();
    }

    private String reasons(String principal, String action, String resource) throws BadRequestException {
        return simulate(question(principal, action, resource)).at("/results/0/reasons").toString();
    }

    private static String question(String principal, String action, String resource) {
        return "{'principal':" + principal + ",'action':'" + action + "','resource':'" + resource + "'}";
    }

    private JsonNode simulate(String question) throws BadRequestException {
        SimulationRequest request = SimulationRequest.read(json(question));
        return new Simulation(realm).answer(request, new SimulatedPrincipal(request.principal(), realm, identities::get).caller(NOW.getEpochSecond()), NOW);
    }

    private void assertRefused(String question, String says) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> simulate(question)).withMessageStartingWith(says);
    }

    private static ObjectNode json(String text) throws BadRequestException {
        return StrictJson.object(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
