package dev.keypool.it.logins;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser does at a SAML identity provider: the sign-in that begins there, up to the page whose form would post the
 * response to the application.
 */
public final class SamlLogin {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESPONSE = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    private SamlLogin() {}

    /**
     * Alice's.
     *
     * @param name the client's IDP-initiated SSO URL name
     * @return the form's field SAMLResponse
     */
    public static String response(KeycloakServer server, GameRealm idp, String name) {
        Http browser = new Http();
        HttpResponse<String> page = browser.get(URI.create(server.realm(idp.name()) + "/protocol/saml/clients/" + name));
        String cookies = page.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";", 2)[0]).collect(Collectors.joining("; "));
        HttpResponse<String> back = browser.postForm(URI.create(found(FORM, page)),
                Map.of("username", "alice", "password", GameRealm.PASSWORD), "Cookie", cookies);
        return found(RESPONSE, back);
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        Matcher matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new IllegalStateException("Not the page that was expected: " + page.statusCode() + " " + page.body());
        }
        return matcher.group(1).replace("&amp;", "&").replace("&#61;", "=").replace("&#43;", "+").replace("&#x3D;", "=").replace("&#x2B;", "+");
    }
}
