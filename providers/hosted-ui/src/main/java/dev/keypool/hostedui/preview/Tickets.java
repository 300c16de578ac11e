package dev.keypool.hostedui.preview;

import dev.keypool.hostedui.store.BrandingKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.keycloak.common.util.Base64Url;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Who may see one branding's draft without a token of an administrator: whoever brings a code for the first time, and from
 * then on that browser. Both are known on every node, by hashes that say what they are for; neither is good for anything else.
 */
final class Tickets {

    static final int SECONDS = 3600;

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    private final SingleUseObjectProvider known;
    private final BrandingKey key;

    Tickets(SingleUseObjectProvider known, BrandingKey key) {
        this.known = known;
        this.key = key;
    }

    String newCode() {
        return remembered("code");
    }

    /** What the browser shows from now on; null where the code is none, or has been used. */
    String redeem(String code) {
        return isSecret(code) && known.remove(id("code", code)) != null ? remembered("browser") : null;
    }

    boolean admits(String browser) {
        return isSecret(browser) && known.contains(id("browser", browser));
    }

    private String remembered(String purpose) {
        String secret = Base64Url.encode(SecretGenerator.getInstance().randomBytes(BYTES));
        known.put(id(purpose, secret), SECONDS, Map.of());
        return secret;
    }

    private static boolean isSecret(String given) {
        return given != null && SECRET.matcher(given).matches();
    }

    private String id(String purpose, String secret) {
        String whole = String.join("\n", secret, key.realmId(), key.clientId() == null ? "" : key.clientId());
        return "keypool-preview-" + purpose + "." + HashUtils.sha256UrlEncodedHash(whole, StandardCharsets.UTF_8);
    }
}
