package dev.keypool.userpools.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.validator.ReadOnlyAttributeUnchangedValidator;
import org.keycloak.validate.ValidatorConfig;

final class GuardedAttributesTest {

    private static final String BOUND = "keypool.verifiedPhoneNumber";

    private final Map<String, String> stored = new HashMap<>(Map.of("phoneNumber", "+14155550199", "phoneNumberVerified", "true", BOUND, "+14155550123"));
    private final Map<String, Object> session = new HashMap<>();

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method.getName(), arguments)));
    }

    /** Whether Keycloak is told that the attribute is one that may only be read, or that what was sent is refused. */
    private boolean rejects(UserProfileContext context, String name, Map<String, List<String>> sent) {
        KeycloakSession keycloak = proxy(KeycloakSession.class, (method, arguments) -> session.put((String) arguments[0], arguments[1]));
        UserModel user = proxy(UserModel.class, (method, arguments) -> switch (method) {
            case "getFirstAttribute" -> stored.get((String) arguments[0]);
            case "getAttributeStream" -> Stream.ofNullable(stored.get((String) arguments[0]));
            case "getId" -> "alice";
            default -> throw new UnsupportedOperationException(method);
        });
        Attributes attributes = proxy(Attributes.class, (method, arguments) -> switch (method) {
            case "get" -> sent.getOrDefault((String) arguments[0], List.of());
            case "contains" -> sent.containsKey((String) arguments[0]);
            case "getMetadata" -> null;
            default -> throw new UnsupportedOperationException(method);
        });
        List<String> values = sent.getOrDefault(name, List.of());
        UserProfileAttributeValidationContext validation = new UserProfileAttributeValidationContext(
                new AttributeContext(context, keycloak, Map.entry(name, values), user, null, attributes));
        new GuardedAttributes().validate(values, name, validation,
                ValidatorConfig.builder().config(ReadOnlyAttributeUnchangedValidator.CFG_PATTERN, Pattern.compile("LDAP_ID")).build());
        return !validation.isValid();
    }

    private static Map<String, List<String>> sent(String number) {
        return Map.of("phoneNumber", List.of(number), "phoneNumberVerified", List.of("true"));
    }

    @Test
    void whichNumberWasVerifiedStaysThoughARequestLeavesItOut() {
        for (UserProfileContext context : UserProfileContext.values()) {
            assertThat(rejects(context, BOUND, sent("+14155550199"))).as(context.name()).isTrue();
        }
        stored.remove(BOUND);
        for (UserProfileContext context : UserProfileContext.values()) {
            assertThat(rejects(context, BOUND, sent("+14155550199"))).as(context.name()).isFalse();
        }
    }

    @Test
    void peopleDoNotTakeItAwayEither() {
        Map<String, List<String>> taken = Map.of(BOUND, List.of(""));
        assertThat(rejects(UserProfileContext.ACCOUNT, BOUND, taken)).isTrue();
        assertThat(rejects(UserProfileContext.ACCOUNT, BOUND, Map.of(BOUND, List.of("+14155550199")))).isTrue();
        assertThat(rejects(UserProfileContext.ACCOUNT, BOUND, Map.of(BOUND, List.of("+14155550123")))).isFalse();
    }

    @Test
    void whoWasMigratedWithASecondFactorDoesNotTakeItAway() {
        stored.put("keypool.smsFactor", "+14155550199");
        assertThat(rejects(UserProfileContext.ACCOUNT, "keypool.smsFactor", sent("+14155550199"))).isTrue();
        assertThat(rejects(UserProfileContext.ACCOUNT, "keypool.smsFactor", Map.of("keypool.smsFactor", List.of()))).isTrue();
        assertThat(rejects(UserProfileContext.ACCOUNT, "keypool.smsFactor", Map.of("keypool.smsFactor", List.of("+14155550177")))).isTrue();
    }

    @Test
    void onlyWhatAnAdministratorSaysAnewIsNoted() {
        for (UserProfileContext context : UserProfileContext.values()) {
            rejects(context, "phoneNumberVerified", sent("+14155550199"));
        }
        assertThat(session).isEmpty();
        rejects(UserProfileContext.ACCOUNT, "phoneNumberVerified", sent("+14155550177"));
        rejects(UserProfileContext.SCIM, "phoneNumberVerified", sent("+14155550177"));
        assertThat(session).isEmpty();
        rejects(UserProfileContext.USER_API, "phoneNumberVerified", sent("+14155550177"));
        assertThat(session.values()).containsExactly(new PhoneNumber("+14155550177"));
    }
}
