package dev.keypool.triggers.challenges;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page {@code keypool-challenge.ftl}: what it shows of a challenge's public parameters, whose names are the function's. */
public final class ChallengePage {

    private static final String TEMPLATE = "keypool-challenge.ftl";
    /** The attribute that the template reads; absent where the sign-in has ended. */
    private static final String ATTRIBUTE = "keypoolChallenge";

    private static final Set<String> INPUT_MODES = Set.of("text", "numeric", "decimal", "tel", "email", "url");

    private ChallengePage() {
    }

    /** Nothing more is asked: the person may begin anew. */
    public static Response ended(AuthenticationFlowContext context, String text) {
        return context.form().setExecution(context.getExecution().getId()).setError(text).createForm(TEMPLATE);
    }

    static Response asking(AuthenticationFlowContext context, Pending pending, FormMessage error) {
        LoginFormsProvider form = context.form().setExecution(context.getExecution().getId())
                .setAttribute(ATTRIBUTE, parts(pending.id(), pending.challenge().publicParameters()));
        if (error != null) {
            form.addError(error);
        }
        return form.createForm(TEMPLATE);
    }

    /** Names that AWS's samples and the widespread functions for codes use have a place of their own, others are listed. */
    static Map<String, Object> parts(String id, Map<String, String> publicParameters) {
        Map<String, String> rest = new LinkedHashMap<>(publicParameters);
        Map<String, Object> page = new HashMap<>();
        page.put("id", id);
        put(page, "question", first(rest, "question", "securityQuestion"));
        put(page, "message", first(rest, "message"));
        put(page, "sentTo", first(rest, "email", "phone_number", "phoneNumber", "phone"));
        put(page, "image", isImage(rest.get("captchaUrl")) ? rest.remove("captchaUrl") : null);
        page.put("inputMode", INPUT_MODES.contains(rest.getOrDefault("inputMode", "")) ? rest.remove("inputMode") : "text");
        page.put("details", details(rest));
        return page;
    }

    private static void put(Map<String, Object> page, String name, String value) {
        if (value != null) {
            page.put(name, value);
        }
    }

    /** The first of them that there is; the others stay among the rest. */
    private static String first(Map<String, String> rest, String... names) {
        for (String name : names) {
            if (!rest.getOrDefault(name, "").isBlank()) {
                return rest.remove(name);
            }
        }
        return null;
    }

    /** A picture that the browser may fetch from elsewhere, over https alone. */
    private static boolean isImage(String url) {
        try {
            URI uri = url == null ? null : URI.create(url);
            return uri != null && "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Map<String, String>> details(Map<String, String> rest) {
        List<Map<String, String>> details = new ArrayList<>();
        rest.forEach((name, value) -> details.add(Map.of("name", name, "value", value)));
        return details;
    }
}
