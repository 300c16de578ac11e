package dev.keypool.triggers.outbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which details of an event leave the server. */
final class Details {

    /**
     * Words of names whose values are, or may be, credentials. Keycloak's own details have none but {@code code_id} (the id of
     * the authentication session, which is in that session's cookie and links) and {@code device_code_user_session_id}; events of extensions may.
     */
    private static final Pattern SECRET_NAME = Pattern.compile(
            ".*(password|passwd|secret|token|assertion|cookie|signature|verifier|(private|secret|api)_?key)"
                    + "|(.*_)?(otp|totp|pin|authorization)|(.*_)?code(_.*)?");
    /** Whatever its name: a JSON Web Token, signed or encrypted, anywhere in the value. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{5,}\\.[\\w-]*\\.[\\w-]*");

    /** From org.keycloak.events.Details and the authenticators' own. */
    private static final Set<String> PERSONAL = Set.of("username", "email", "first_name", "last_name", "identity_provider_identity",
            "identity_provider_user_id", "impersonator", "previous_user", "requested_subject", "client_assertion_sub", "refresh_token_sub",
            "x509_cert_serial_number", "x509_cert_subject_distinguished_name", "credential_user_label", "public_key_credential_label",
            "phone_number", "ip_address", "node_host");
    /** Attributes before and after a change, and those of the account that an identity provider's was taken for. */
    private static final Pattern PERSONAL_PREFIX = Pattern.compile("(previous|updated|existing)_.*");

    private Details() {
    }

    static boolean isSecret(String name, String value) {
        return SECRET_NAME.matcher(lower(name)).matches() || value != null && TOKEN.matcher(value).find();
    }

    static boolean isPersonal(String name) {
        String lower = lower(name);
        return PERSONAL.contains(lower) || PERSONAL_PREFIX.matcher(lower).matches() && !lower.endsWith("_token_id");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }
}
