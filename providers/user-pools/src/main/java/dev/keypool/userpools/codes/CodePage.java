package dev.keypool.userpools.codes;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page {@code keypool-code.ftl}. */
public final class CodePage {

    public static final String CODE = "code";
    public static final String RESEND = "resend";
    public static final String OTHER_NUMBER = "otherNumber";
    public static final String BY_MAIL = "byMail";

    private static final String TEMPLATE = "keypool-code.ftl";

    private final LoginFormsProvider form;
    private final Map<String, Object> parts = new HashMap<>();

    /** @param explanation the key of what it says above the field, with {@code {0}} for where the code went */
    public CodePage(LoginFormsProvider form, String title, String explanation, String sentTo) {
        this.form = form;
        parts.put("title", title);
        parts.put("explanation", explanation);
        parts.put("sentTo", sentTo);
    }

    /** With a button for it, such as {@link #BY_MAIL}. */
    public CodePage offering(String button) {
        parts.put(button, true);
        return this;
    }

    /** As it is shown once the code was asked for. */
    public Response after(Sending sending, boolean repeated) {
        switch (sending) {
            case SENT -> {
                if (repeated) {
                    form.setInfo("keypoolCodeSentAgain");
                }
            }
            case TOO_SOON -> form.setError("keypoolCodeTooSoon", OneTimeCodes.PAUSE_SECONDS);
            case TOO_OFTEN -> form.setError("keypoolCodeTooOften");
            case FAILED -> form.setError("keypoolCodeNotSent");
        }
        return show();
    }

    public Response after(Answer answer) {
        form.addError(new FormMessage(CODE, switch (answer) {
            case MISSING -> "keypoolCodeMissing";
            case EXPIRED -> "keypoolCodeExpired";
            case USED_UP -> "keypoolCodeUsedUp";
            case LOCKED -> "keypoolCodeLocked";
            case WRONG, RIGHT -> "keypoolCodeWrong";
        }));
        return show();
    }

    /** @param text the key of what is said above everything */
    public Response refused(String text) {
        form.setError(text);
        return show();
    }

    public Response show() {
        return form.setAttribute("keypoolCode", parts).createForm(TEMPLATE);
    }
}
