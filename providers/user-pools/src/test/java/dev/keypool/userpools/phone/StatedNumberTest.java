package dev.keypool.userpools.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfileContext;

final class StatedNumberTest {

    private static final String OLD = "+14155550123";
    private static final String NEW = "+14155550199";
    private static final List<String> YES = List.of("true");

    private final Map<String, String> stored = new HashMap<>();
    private final Map<String, Object> session = new HashMap<>();
    private final KeycloakSession keycloak = proxy(KeycloakSession.class, (method, arguments) -> switch (method) {
        case "setAttribute" -> session.put((String) arguments[0], arguments[1]);
        case "removeAttribute" -> session.remove((String) arguments[0]);
        default -> throw new UnsupportedOperationException(method);
    });

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method.getName(), arguments)));
    }

    private static UserModel user(Map<String, String> attributes) {
        return proxy(UserModel.class, (method, arguments) -> switch (method) {
            case "getFirstAttribute" -> attributes.get((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private Optional<PhoneNumber> stated(String number, List<String> flag) {
        return StatedNumber.of(Stream.ofNullable(number).toList(), flag, user(stored));
    }

    private void stored(String number, String flag) {
        stored.put("phoneNumber", number);
        stored.put("phoneNumberVerified", flag);
    }

    @Test
    void whatIsSentBackAsItWasStatesNothing() {
        stored(NEW, "true");
        stored.put("keypool.verifiedPhoneNumber", OLD);
        assertThat(stated(NEW, YES)).isEmpty();
        assertThat(stated("+1 (415) 555-0199", List.of("TRUE"))).isEmpty();
    }

    @Test
    void anotherNumberThatIsVerifiedIsStated() {
        stored(OLD, "true");
        assertThat(stated("+1 415 555 0199", YES)).contains(new PhoneNumber(NEW));
    }

    @Test
    void theSameNumberIsStatedOnceItWasNotVerified() {
        stored(OLD, null);
        assertThat(stated(OLD, YES)).contains(new PhoneNumber(OLD));
        stored(OLD, "false");
        assertThat(stated(OLD, YES)).contains(new PhoneNumber(OLD));
    }

    @Test
    void aNumberWithoutAWordAboutItsVerificationIsNot() {
        stored(OLD, "true");
        assertThat(stated(NEW, List.of())).isEmpty();
        assertThat(stated(NEW, null)).isEmpty();
        assertThat(stated(NEW, List.of("false"))).isEmpty();
        assertThat(stated(null, YES)).isEmpty();
        assertThat(stated("no number", YES)).isEmpty();
    }

    @Test
    void itIsTakenOnceAndByNobodyElse() {
        stored(OLD, "true");
        StatedNumber.note(request(cached(Map.of("phoneNumber", OLD, "phoneNumberVerified", "true")), NEW));
        assertThat(StatedNumber.take(keycloak, "another")).isEmpty();
        assertThat(StatedNumber.take(keycloak, "alice")).contains(new PhoneNumber(NEW));
        assertThat(StatedNumber.take(keycloak, "alice")).isEmpty();
    }

    /** The request brings the directory's number from another node, and this one's cache still has the old number. */
    @Test
    void whatIsOnlyNewToACacheIsNotStated() {
        stored(NEW, "true");
        StatedNumber.note(request(cached(Map.of("phoneNumber", OLD, "phoneNumberVerified", "true")), NEW));
        assertThat(StatedNumber.take(keycloak, "alice")).isEmpty();
    }

    private UserModel cached(Map<String, String> attributes) {
        return proxy(CachedUserModel.class, (method, arguments) -> switch (method) {
            case "getFirstAttribute" -> attributes.get((String) arguments[0]);
            case "getDelegateForUpdate" -> user(stored);
            case "getId" -> "alice";
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private AttributeContext request(UserModel user, String number) {
        Map<String, List<String>> sent = Map.of("phoneNumber", List.of(number), "phoneNumberVerified", YES);
        Attributes attributes = proxy(Attributes.class, (method, arguments) -> switch (method) {
            case "get" -> sent.get((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method);
        });
        return new AttributeContext(UserProfileContext.USER_API, keycloak, Map.entry("phoneNumberVerified", YES), user, null, attributes);
    }
}
