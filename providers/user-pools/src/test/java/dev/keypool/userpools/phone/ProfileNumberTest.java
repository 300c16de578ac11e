package dev.keypool.userpools.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;

final class ProfileNumberTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+14155550123");

    private final Map<String, String> attributes = new HashMap<>();
    private final ProfileNumber profile = new ProfileNumber((UserModel) Proxy.newProxyInstance(UserModel.class.getClassLoader(),
            new Class<?>[] {UserModel.class}, (proxy, method, arguments) -> switch (method.getName()) {
                case "getFirstAttribute" -> attributes.get((String) arguments[0]);
                case "setSingleAttribute" -> attributes.put((String) arguments[0], (String) arguments[1]);
                case "removeAttribute" -> attributes.remove((String) arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            }));

    @Test
    void whoeverTypesTheCodeHasAVerifiedNumber() {
        attributes.put("phoneNumber", "+1 (415) 555-0123");
        assertThat(profile.verified()).isEmpty();

        profile.verify(NUMBER);

        assertThat(profile.verified()).contains(NUMBER);
        assertThat(attributes).containsEntry("phoneNumber", "+14155550123").containsEntry("phoneNumberVerified", "true");
    }

    @Test
    void anotherNumberIsNotVerifiedEvenBeforeAnybodyHasTakenTheVerificationAway() {
        profile.verify(NUMBER);
        attributes.put("phoneNumber", "+14155550199");
        assertThat(profile.verified()).isEmpty();

        profile.reconcile();

        assertThat(attributes).doesNotContainKey("phoneNumberVerified");
    }

    @Test
    void theSameNumberInOtherWordsStaysVerified() {
        profile.verify(NUMBER);
        attributes.put("phoneNumber", "+1 415 555 0123");
        profile.reconcile();
        assertThat(profile.verified()).contains(NUMBER);
    }

    @Test
    void whoeverTakesTheNumberAwayTakesTheVerificationToo() {
        profile.verify(NUMBER);
        attributes.remove("phoneNumber");
        profile.reconcile();
        assertThat(attributes).isEmpty();
    }

    @Test
    void whatAnImportSaidIsOfTheNumberThatItWasSaidOf() {
        attributes.put("phoneNumber", "+14155550123");
        attributes.put("phoneNumberVerified", "true");
        assertThat(profile.verified()).contains(NUMBER);
        profile.reconcile();

        attributes.put("phoneNumber", "+14155550199");
        profile.reconcile();

        assertThat(profile.verified()).isEmpty();
    }

    @Test
    void administratorsMayVerifyAnotherNumber() {
        profile.verify(NUMBER);
        attributes.put("phoneNumber", "+14155550199");
        profile.trust();
        assertThat(profile.verified()).contains(new PhoneNumber("+14155550199"));
        profile.reconcile();
        assertThat(profile.verified()).contains(new PhoneNumber("+14155550199"));
    }

    @Test
    void onlyTrueIsVerified() {
        attributes.put("phoneNumber", "+14155550123");
        attributes.put("phoneNumberVerified", "false");
        assertThat(profile.verified()).isEmpty();
        attributes.put("phoneNumberVerified", "yes");
        assertThat(profile.verified()).isEmpty();
    }
}
