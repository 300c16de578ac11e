package dev.keypool.hostedui.branding;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The mails that are sent for the link or the code in them, by the arguments of the templates in Keycloak's theme base/email. */
final class Secrets {

    private static final int ARGUMENTS = 10;
    private static final String MARK = "\uFFFF";

    private static final Map<String, Integer> ARGUMENT = new HashMap<>();

    static {
        for (String first : new String[] {"emailVerificationBody", "emailVerificationBodyCode", "emailUpdateConfirmationBody", "executeActionsBody", "orgInviteBody",
                "orgInviteBodyPersonalized", "passwordResetBody", "verifiableCredentialOfferBody", "keypoolSignInCodeBody"}) {
            put(first, 0);
        }
        put("identityProviderLinkBody", 3);
    }

    private Secrets() {
    }

    private static void put(String key, int argument) {
        ARGUMENT.put(key, argument);
        ARGUMENT.put(key + "Html", argument);
    }

    /** Why nobody should get a mail with this text; null where all is well. */
    static String refused(String key, String text) {
        Integer argument = ARGUMENT.get(key);
        if (argument == null) {
            return null;
        }
        Object[] values = new Object[ARGUMENTS];
        Arrays.fill(values, "");
        values[argument] = MARK;
        return new MessageFormat(text).format(values).contains(MARK) ? null
                : "The mail would come without its link or code: the text has no \"{" + argument + "}\" (an apostrophe is written twice).";
    }
}
