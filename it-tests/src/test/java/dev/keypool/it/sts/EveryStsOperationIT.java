package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.attacks.TokenForge;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Every operation of STS's model has a test with the AWS SDK for Java, and every error that the SDK's model has for it. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryStsOperationIT {

    private static final Path SOURCES = Path.of("src/test/java");
    private static final String UNREACHABLE = "https://unreachable.example.com";
    private static final String MALFORMED = "{\"Version\":\"2012-10-17\",\"Statement\":[{}]}";
    /** Short enough for the parameter; each backslash takes two bytes where policies stand. */
    private static final String LARGE = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
            + "\"Condition\":{\"StringEquals\":{\"aws:UserAgent\":\"" + "\\\\".repeat(900) + "\"}}}]}";

    /** Where each operation is called: with success, or refused as it always is here. */
    private static final Map<String, Class<?>> CALLED = Map.ofEntries(
            Map.entry("assumeRole", RoleChainingIT.class), Map.entry("assumeRoleWithSAML", AssumeRoleWithSamlIT.class),
            Map.entry("assumeRoleWithWebIdentity", WebIdentityIT.class), Map.entry("assumeRoot", InquiriesIT.class),
            Map.entry("decodeAuthorizationMessage", InquiriesIT.class), Map.entry("getAccessKeyInfo", InquiriesIT.class),
            Map.entry("getCallerIdentity", WebIdentityIT.class), Map.entry("getDelegatedAccessToken", InquiriesIT.class),
            Map.entry("getFederationToken", InquiriesIT.class), Map.entry("getSessionToken", InquiriesIT.class),
            Map.entry("getWebIdentityToken", InquiriesIT.class));

    /** Errors without a call, and why; besides RegionDisabledException, as a realm has one region, which is never off. */
    private static final Map<String, String> WITHOUT = Map.of(
            "assumeRole ExpiredTokenException", "credentials last 15 minutes at least: SignedRequestsTest",
            "assumeRoot ExpiredTokenException", "the same",
            "getFederationToken MalformedPolicyDocumentException", "refused whatever is asked",
            "getFederationToken PackedPolicyTooLargeException", "refused whatever is asked",
            "getDelegatedAccessToken ExpiredTradeInTokenException", "nobody issues such tokens",
            "getDelegatedAccessToken PackedPolicyTooLargeException", "refused whatever is asked",
            "getWebIdentityToken JwtPayloadSizeExceededException", "the feature is off",
            "getWebIdentityToken SessionDurationEscalationException", "the feature is off");

    private final KeycloakServer server;
    private StsRealm realm;
    private SamlPartner corp;
    private String role;
    private String other;
    private String staff;
    private String response;
    private Credentials session;

    EveryStsOperationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void roles() {
        realm = StsRealm.on(server);
        corp = new SamlPartner(server, realm);
        // Where its keys would be is an address that the server must not call.
        var unreachable = Providers.oidc("unreachable", UNREACHABLE, URI.create("https://127.0.0.1:1/keys"));
        unreachable.getConfig().put("keypoolClientIds", "cli");
        realm.game().add(unreachable);
        role = realm.role("person", realm.trustOfClient("cli"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:*","Resource":"*"}]}""");
        other = realm.role("other", StsRealm.trustOfSession(role, "\"sts:AssumeRole\"", "{}"), StsRealm.S3);
        staff = realm.role("staff", StsRealm.trust(corp.arn(), "\"sts:AssumeRoleWithSAML\"", "{}"), StsRealm.S3);
        response = corp.response(staff);
        session = realm.assume(role, realm.idToken("cli")).credentials();
    }

    @AfterAll
    void close() throws Exception {
        corp.close();
        realm.close();
    }

    /** Each error that can be brought about, and a call that is answered with it. */
    private Map<String, ThrowingCallable> errors() {
        Map<String, ThrowingCallable> errors = new TreeMap<>();
        errors.put("assumeRole MalformedPolicyDocumentException", () -> assume(request -> request.policy(MALFORMED)));
        errors.put("assumeRole PackedPolicyTooLargeException", () -> assume(request -> request.policy(LARGE)));
        errors.put("assumeRoleWithSAML ExpiredTokenException", () -> assumeBySaml(corp.signed(response,
                xml -> xml.replaceAll(" NotOnOrAfter=\"[^\"]*\"", " NotOnOrAfter=\"" + Instant.now().minusSeconds(360) + "\"")), null));
        errors.put("assumeRoleWithSAML IdpRejectedClaimException", () -> assumeBySaml(SamlForge.edited(response,
                xml -> xml.replace("urn:oasis:names:tc:SAML:2.0:status:Success", "urn:oasis:names:tc:SAML:2.0:status:Responder")), null));
        errors.put("assumeRoleWithSAML InvalidIdentityTokenException", () -> assumeBySaml("PHg+", null));
        errors.put("assumeRoleWithSAML MalformedPolicyDocumentException", () -> assumeBySaml(response, MALFORMED));
        errors.put("assumeRoleWithSAML PackedPolicyTooLargeException", () -> assumeBySaml(response, LARGE));
        errors.put("assumeRoleWithWebIdentity ExpiredTokenException", this::assumeByAnExpiredToken);
        errors.put("assumeRoleWithWebIdentity IdpCommunicationErrorException", () -> realm.assume(role, new TokenForge().rs256("key-1",
                new ObjectMapper().createObjectNode().put("iss", UNREACHABLE).put("aud", "cli").put("sub", "alice")
                        .put("iat", Instant.now().getEpochSecond()).put("exp", Instant.now().getEpochSecond() + 300))));
        errors.put("assumeRoleWithWebIdentity IdpRejectedClaimException", () -> {
            String token = realm.idToken("cli");
            realm.game().resource().deleteSession(Tokens.claims(token).path("sid").textValue(), false);
            realm.assume(role, token);
        });
        errors.put("assumeRoleWithWebIdentity InvalidIdentityTokenException", () -> realm.assume(role, "nonsense"));
        errors.put("assumeRoleWithWebIdentity MalformedPolicyDocumentException", () -> assumeByToken(MALFORMED));
        errors.put("assumeRoleWithWebIdentity PackedPolicyTooLargeException", () -> assumeByToken(LARGE));
        errors.put("decodeAuthorizationMessage InvalidAuthorizationMessageException",
                () -> realm.as(session).decodeAuthorizationMessage(request -> request.encodedMessage("x")));
        errors.put("getWebIdentityToken OutboundWebIdentityFederationDisabledException",
                () -> realm.as(session).getWebIdentityToken(request -> request.audience("https://example.com").signingAlgorithm("RS256")));
        return errors;
    }

    private AssumeRoleResponse assume(Consumer<AssumeRoleRequest.Builder> more) {
        return realm.as(session).assumeRole(request -> more.accept(request.roleArn(other).roleSessionName("test")));
    }

    private AssumeRoleWithSamlResponse assumeBySaml(String samlResponse, String policy) {
        return realm.anonymous().assumeRoleWithSAML(request -> request.roleArn(staff).principalArn(corp.arn()).samlAssertion(samlResponse).policy(policy));
    }

    private void assumeByToken(String policy) {
        String token = realm.idToken("cli");
        realm.anonymous().assumeRoleWithWebIdentity(request -> request.roleArn(role).roleSessionName("test").webIdentityToken(token).policy(policy));
    }

    private void assumeByAnExpiredToken() throws Exception {
        try (StsRealm brief = StsRealm.on(server, representation -> representation.setAccessTokenLifespan(1))) {
            String own = brief.role("person", brief.trustOfClient("cli"), StsRealm.S3);
            String token = brief.idToken("cli");
            Thread.sleep(2000);
            brief.assume(own, token);
        }
    }

    @TestFactory
    Stream<DynamicTest> errorsOfTheModel() {
        return errors().entrySet().stream().map(error -> DynamicTest.dynamicTest(error.getKey(), () -> {
            AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, error.getValue());
            assertThat(refused).as("refused at all").isNotNull();
            assertThat(refused.getClass().getSimpleName()).as(refused.getMessage()).isEqualTo(error.getKey().substring(error.getKey().indexOf(' ') + 1));
            assertThat(refused.statusCode()).isIn(400, 403);
            assertThat(refused.requestId()).isNotBlank();
        }));
    }

    /** Else they could be refused for reasons of the test's own making. */
    @Test
    void withoutWhatIsWrongTheyAreAnswered() {
        assertThat(assume(request -> request.policy(StsRealm.S3)).credentials()).isNotNull();
        assertThat(assumeBySaml(response, StsRealm.S3).credentials()).isNotNull();
    }

    @Test
    void everyOperationOfTheModelIsCalled() throws IOException {
        assertThat(CALLED.keySet()).isEqualTo(model().keySet()).hasSize(11);
        for (Map.Entry<String, Class<?>> called : CALLED.entrySet()) {
            // The SDK's method for SAML has another case than the service's operation.
            String name = called.getKey().toLowerCase();
            assertThat(source(called.getValue()).toLowerCase()).as(called.toString()).containsAnyOf("." + name + "(", "::" + name);
        }
    }

    /** Exactly those that are not shown: a reason must not outlive its test. */
    @Test
    void everyErrorOfTheModelIsShownOrHasAReasonOfItsOwn() {
        Set<String> without = new TreeSet<>();
        model().forEach((operation, errors) -> errors.stream().filter(error -> !error.equals("RegionDisabledException"))
                .map(error -> operation + " " + error).filter(error -> !errors().containsKey(error)).forEach(without::add));
        assertThat(without).isEqualTo(WITHOUT.keySet());
    }

    private static String source(Class<?> test) throws IOException {
        return Files.readString(SOURCES.resolve(test.getName().replace('.', '/') + ".java"));
    }

    /** Operations and the errors that the SDK's model has for each. */
    private static Map<String, Set<String>> model() {
        Map<String, Set<String>> model = new TreeMap<>();
        Set<Method> methods = new LinkedHashSet<>(Arrays.asList(StsClient.class.getMethods()));
        for (Method method : methods) {
            Class<?>[] parameters = method.getParameterTypes();
            if (parameters.length == 1 && parameters[0].getSimpleName().equalsIgnoreCase(method.getName() + "Request")) {
                model.put(method.getName(), Arrays.stream(method.getExceptionTypes()).map(Class::getSimpleName)
                        .filter(error -> !Set.of("AwsServiceException", "SdkClientException", "StsException").contains(error))
                        .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return model;
    }
}
