package dev.keypool.userpools.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.forms.login.LoginFormsProvider;

final class NumberPageTest {

    private final Map<String, Object> shown = new HashMap<>();
    private final LoginFormsProvider form = (LoginFormsProvider) Proxy.newProxyInstance(LoginFormsProvider.class.getClassLoader(),
            new Class<?>[] {LoginFormsProvider.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("setAttribute")) {
                    shown.put((String) arguments[0], arguments[1]);
                }
                return method.getName().equals("createForm") ? null : proxy;
            });

    private Object shownAgain(String typed) {
        new NumberPage(form).refused("keypoolPhoneInvalid", typed);
        return shown.get(NumberPage.NUMBER);
    }

    @Test
    void whatWasTypedIsShownAgainIfItIsShort() {
        assertThat(shownAgain("0415 555")).isEqualTo("0415 555");
        assertThat(shownAgain("1".repeat(41))).isEqualTo("");
    }

    @Test
    void aPartOfAFormWithoutAValueIsRefusedAsAnEmptyOne() {
        assertThat(shownAgain(null)).isEqualTo("");
    }
}
