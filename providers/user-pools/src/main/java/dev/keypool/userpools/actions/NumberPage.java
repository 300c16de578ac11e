package dev.keypool.userpools.actions;

import dev.keypool.userpools.codes.Sending;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page {@code keypool-phone.ftl}, which asks for a number. */
final class NumberPage {

    static final String NUMBER = "phoneNumber";

    private static final String TEMPLATE = "keypool-phone.ftl";
    private static final int MAX_SHOWN = 40;

    private final LoginFormsProvider form;

    NumberPage(LoginFormsProvider form) {
        this.form = form;
    }

    Response show() {
        return form.createForm(TEMPLATE);
    }

    Response refused(Sending sending, String typed) {
        return refused(switch (sending) {
            case TOO_SOON -> "keypoolPhoneTooSoon";
            case TOO_OFTEN -> "keypoolCodeTooOften";
            case FAILED, SENT -> "keypoolCodeNotSent";
        }, typed);
    }

    /** @param error the key of what is said at the field */
    Response refused(String error, String typed) {
        form.setAttribute(NUMBER, typed.length() > MAX_SHOWN ? "" : typed);
        return form.addError(new FormMessage(NUMBER, error)).createForm(TEMPLATE);
    }
}
