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

    /** Errors that the model has for every operation, and where each operation is made to answer them. */
    private static final Map<String, String> OF_EVERY_OPERATION = Map.of(
            "InternalErrorException", "CognitoIdentityResourceTest: a fault of ours, which no request brings about",
            "TooManyRequestsException", "RatesIT",
            "NotAuthorizedException", "DisabledRealmIT; that a role does not allow it is AccessDeniedException, in PermissionsIT");

    private static final String CONSTRAINTS_ONLY = "all that can be wrong breaks a constraint, which is ValidationException, as the service does";
    private static final String NO_CONFLICT = "pools have nothing of their own that two could claim: names need not be unique";

    /** Other errors of the model without a case among {@link #CASES}, and why. */
    private static final Map<String, String> WITHOUT_A_CASE = new TreeMap<>(Map.ofEntries(
            Map.entry("CreateIdentityPool ResourceConflictException", NO_CONFLICT),
            Map.entry("DeleteIdentities InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("DeleteIdentityPool InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("DescribeIdentity InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("DescribeIdentityPool InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("GetId LimitExceededException", "identities are not limited"),
            Map.entry("GetIdentityPoolRoles InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("GetIdentityPoolRoles ResourceConflictException", "it reads"),
            Map.entry("GetPrincipalTagAttributeMap InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("ListIdentityPools ResourceNotFoundException", "it names nothing"),
            Map.entry("ListTagsForResource InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("SetIdentityPoolRoles ConcurrentModificationException", "ConcurrentRefusalsIT"),
            Map.entry("SetIdentityPoolRoles ResourceConflictException", NO_CONFLICT),
            Map.entry("UnlinkIdentity ResourceConflictException", "ConcurrentRefusalsIT"),
            Map.entry("UntagResource InvalidParameterException", CONSTRAINTS_ONLY),
            Map.entry("UpdateIdentityPool ConcurrentModificationException", "ConcurrentRefusalsIT"),
            Map.entry("UpdateIdentityPool ResourceConflictException", NO_CONFLICT)));

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

    /** Exactly those that have none: a reason must not outlive its case, nor stand for an error that the model does not have. */
    @Test
    void everyErrorOfTheModelHasACaseOrAReasonOfItsOwn() {
        Set<String> without = new TreeSet<>();
        model().forEach((operation, errors) -> errors.stream().filter(error -> !OF_EVERY_OPERATION.containsKey(error))
                .filter(error -> CASES.stream().noneMatch(one -> one.operation().equals(operation) && error.equals(one.error())))
                .forEach(error -> without.add(operation + " " + error)));
        assertThat(without).isEqualTo(WITHOUT_A_CASE.keySet());
    }

    /** What {@link RatesIT} and {@link DisabledRealmIT} call. */
    @Test
    void whatEveryOperationAnswersIsShownForEach() {
        assertThat(AnyCall.about(realm.pool()).keySet()).isEqualTo(model().keySet());
        assertThat(model()).allSatisfy((operation, errors) -> assertThat(errors).contains("InternalErrorException", "TooManyRequestsException"));
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
