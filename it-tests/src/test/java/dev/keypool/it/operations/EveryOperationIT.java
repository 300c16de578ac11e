package dev.keypool.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/**
 * Every operation of the cognito-identity model, called by the AWS SDK for Java: with success, and with every error that
 * the SDK's model has for it and that can be brought about.
 */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryOperationIT {

    static final List<Case> CASES = Stream.of(PoolCases.all(), RoleCases.all(), IdentityCases.all(), DeveloperCases.all()).flatMap(cases -> cases).toList();

    /** Errors of the model without a case among {@link #CASES}, and why. */
    private static final Map<String, String> WITHOUT_A_CASE = new TreeMap<>(Map.of(
            "* InternalErrorException", "a fault of ours",
            "* ExternalServiceException", "comes of providers outside",
            "* TooManyRequestsException", "RatesIT, for every operation",
            "* NotAuthorizedException", "DisabledRealmIT, for every operation",
            "* ConcurrentModificationException", "ConcurrentChangeIT",
            "* LimitExceededException", "GetId: identities are not limited; the others have cases",
            "ListIdentityPools ResourceNotFoundException", "names nothing",
            "* ResourceConflictException", "pools conflict with nothing; UnlinkIdentity only with other calls at the same time",
            "DeleteIdentities InvalidParameterException", "answers ValidationException, as the service does",
            "* InvalidParameterException", "where all that can be wrong breaks a constraint: ValidationException, as the service does"));

    private final PoolRealm realm;

    EveryOperationIT(KeycloakServer server) {
        this.realm = PoolRealm.on(server);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @TestFactory
    Stream<DynamicTest> operations() {
        return CASES.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> one.run(realm)));
    }

    @Test
    void everyOperationOfTheModelIsCalledWithSuccess() {
        Set<String> called = CASES.stream().filter(one -> one.error() == null).map(Case::operation).collect(Collectors.toCollection(TreeSet::new));
        assertThat(called).isEqualTo(model().keySet()).hasSize(23);
    }

    @Test
    void everyErrorOfTheModelHasACaseOrAReason() {
        Set<String> missing = new TreeSet<>();
        model().forEach((operation, errors) -> errors.stream()
                .filter(error -> CASES.stream().noneMatch(one -> one.operation().equals(operation) && error.equals(one.error())))
                .filter(error -> !WITHOUT_A_CASE.containsKey("* " + error) && !WITHOUT_A_CASE.containsKey(operation + " " + error))
                .forEach(error -> missing.add(operation + " " + error)));
        assertThat(missing).isEmpty();
    }

    /** Operations and the errors that the SDK's model has for each. */
    static Map<String, Set<String>> model() {
        Map<String, Set<String>> model = new TreeMap<>();
        for (Method method : CognitoIdentityClient.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            String name = Character.toUpperCase(method.getName().charAt(0)) + method.getName().substring(1);
            if (parameters.length == 1 && parameters[0].getSimpleName().equals(name + "Request")) {
                model.put(name, Arrays.stream(method.getExceptionTypes()).map(Class::getSimpleName)
                        .filter(error -> !Set.of("AwsServiceException", "SdkClientException", "CognitoIdentityException").contains(error))
                        .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return model;
    }
}
