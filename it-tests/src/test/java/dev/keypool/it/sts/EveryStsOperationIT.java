package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;

/** Every operation of STS's model has a test with the AWS SDK for Java, and every error that the SDK's model has for it. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryStsOperationIT {

    private static final Path SOURCES = Path.of("src/test/java");

    /** Where each operation is called: with success, or refused as it always is here. */
    private static final Map<String, Class<?>> CALLED = Map.ofEntries(
            Map.entry("assumeRole", RoleChainingIT.class), Map.entry("assumeRoleWithSAML", AssumeRoleWithSamlIT.class),
            Map.entry("assumeRoleWithWebIdentity", WebIdentityIT.class), Map.entry("assumeRoot", InquiriesIT.class),
            Map.entry("decodeAuthorizationMessage", InquiriesIT.class), Map.entry("getAccessKeyInfo", InquiriesIT.class),
            Map.entry("getCallerIdentity", WebIdentityIT.class), Map.entry("getDelegatedAccessToken", InquiriesIT.class),
            Map.entry("getFederationToken", InquiriesIT.class), Map.entry("getSessionToken", InquiriesIT.class),
            Map.entry("getWebIdentityToken", InquiriesIT.class));

    /** Where each error is brought about. */
    private static final Map<String, Class<?>> SHOWN = Map.ofEntries(
            Map.entry("assumeRole MalformedPolicyDocumentException", EveryStsOperationIT.class),
            Map.entry("assumeRole PackedPolicyTooLargeException", RoleChainingIT.class),
            Map.entry("assumeRoleWithSAML ExpiredTokenException", AssumeRoleWithSamlIT.class),
            Map.entry("assumeRoleWithSAML IdpRejectedClaimException", AssumeRoleWithSamlIT.class),
            Map.entry("assumeRoleWithSAML InvalidIdentityTokenException", AssumeRoleWithSamlIT.class),
            Map.entry("assumeRoleWithSAML MalformedPolicyDocumentException", AssumeRoleWithSamlIT.class),
            Map.entry("assumeRoleWithSAML PackedPolicyTooLargeException", AssumeRoleWithSamlIT.class),
            Map.entry("assumeRoleWithWebIdentity ExpiredTokenException", WebIdentityIT.class),
            Map.entry("assumeRoleWithWebIdentity IdpCommunicationErrorException", TrustedIssuersIT.class),
            Map.entry("assumeRoleWithWebIdentity IdpRejectedClaimException", WebIdentityIT.class),
            Map.entry("assumeRoleWithWebIdentity InvalidIdentityTokenException", WebIdentityIT.class),
            Map.entry("assumeRoleWithWebIdentity MalformedPolicyDocumentException", WebIdentityIT.class),
            Map.entry("assumeRoleWithWebIdentity PackedPolicyTooLargeException", EveryStsOperationIT.class),
            Map.entry("decodeAuthorizationMessage InvalidAuthorizationMessageException", InquiriesIT.class),
            Map.entry("getWebIdentityToken OutboundWebIdentityFederationDisabledException", InquiriesIT.class));

    /** Errors without a test, and why. */
    private static final Map<String, String> WITHOUT = Map.of(
            "* RegionDisabledException", "a realm has one region, which is never off",
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
    private String role;

    EveryStsOperationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void roles() {
        realm = StsRealm.on(server);
        role = realm.role("person", realm.trustOfClient("cli"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""");
    }

    @AfterAll
    void close() throws Exception {
        realm.close();
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

    @Test
    void everyErrorOfTheModelIsShownOrHasAReason() throws IOException {
        Set<String> missing = new TreeSet<>();
        model().forEach((operation, errors) -> errors.stream().map(error -> operation + " " + error)
                .filter(error -> !SHOWN.containsKey(error) && !WITHOUT.containsKey(error) && !WITHOUT.containsKey("*" + error.substring(error.indexOf(' '))))
                .forEach(missing::add));
        assertThat(missing).isEmpty();
        for (Map.Entry<String, Class<?>> shown : SHOWN.entrySet()) {
            String error = shown.getKey().substring(shown.getKey().indexOf(' ') + 1).replace("Exception", "");
            assertThat(source(shown.getValue()).toLowerCase()).as(shown.toString()).contains(error.toLowerCase());
        }
    }

    @Test
    void aSessionPolicyThatIsNoneIsMalformed() {
        Credentials credentials = realm.assume(role, realm.idToken("cli")).credentials();
        String other = realm.role("other", StsRealm.trustOfSession(role, "\"sts:AssumeRole\"", "{}"), StsRealm.S3);
        assertThat(catchThrowableOfType(MalformedPolicyDocumentException.class, () -> realm.as(credentials).assumeRole(request -> request
                .roleArn(other).roleSessionName("test").policy("{\"Version\":\"2012-10-17\",\"Statement\":[{}]}")))).isNotNull();
        assertThat(realm.as(credentials).assumeRole(request -> request.roleArn(other).roleSessionName("test").policy(StsRealm.S3)).credentials())
                .as("with one that is").isNotNull();
    }

    /** Each backslash takes two bytes where policies stand. */
    @Test
    void aSessionPolicyMayBeShortEnoughAndPackedTooLarge() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"aws:UserAgent\":\"" + "\\\\".repeat(900) + "\"}}}]}";
        assertThat(policy).hasSizeLessThanOrEqualTo(2048);
        String token = realm.idToken("cli");
        assertThat(catchThrowableOfType(PackedPolicyTooLargeException.class, () -> realm.anonymous().assumeRoleWithWebIdentity(request -> request
                .roleArn(role).roleSessionName("test").webIdentityToken(token).policy(policy)))).isNotNull();
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
