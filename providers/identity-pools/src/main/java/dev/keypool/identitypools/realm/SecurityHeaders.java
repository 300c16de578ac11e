package dev.keypool.identitypools.realm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.headers.DefaultSecurityHeadersProviderFactory;
import org.keycloak.headers.SecurityHeadersProvider;

/** What {@code DefaultSecurityHeadersProvider} adds to an answer that is neither HTML nor plain JSON or XML. */
final class SecurityHeaders {

    private static final List<BrowserSecurityHeaders> GENERIC = List.of(BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY,
            BrowserSecurityHeaders.X_CONTENT_TYPE_OPTIONS, BrowserSecurityHeaders.REFERRER_POLICY, BrowserSecurityHeaders.X_ROBOTS_TAG);

    private SecurityHeaders() {
    }

    /** Null where another provider has taken its place: what that would add is not known beforehand. */
    static Map<String, String> of(RealmModel realm, KeycloakSessionFactory factories) {
        if (!(factories.getProviderFactory(SecurityHeadersProvider.class) instanceof DefaultSecurityHeadersProviderFactory)) {
            return null;
        }
        Map<String, String> configured = realm.getBrowserSecurityHeaders();
        Map<String, String> headers = new LinkedHashMap<>();
        for (BrowserSecurityHeaders header : GENERIC) {
            String value = configured.getOrDefault(header.getKey(), header.getDefaultValue());
            if (value != null && !value.isEmpty()) {
                headers.put(header.getHeaderName(), value);
            }
        }
        return headers;
    }
}
