package dev.keypool.it.triggers;

import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the hosted pages with a browser that knows forms, redirects and cookies: quicker than a real one where nothing is looked at. */
public final class SignInPages {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern COOKIE = Pattern.compile("([^=]+)=([^;]*);.*?[Pp]ath=([^;]+).*");
    private static final int MAX_REDIRECTS = 10;

    private final KeycloakServer server;
    private final String realm;
    private final Http http = new Http();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public SignInPages(KeycloakServer server, String realm) {
        this.server = server;
        this.realm = realm;
    }

    /** @param uri what was asked for last, which may be the application's */
    public record Page(URI uri, int status, String html) {

        public boolean isCallback() {
            return uri.toString().startsWith(FunctionRealm.CALLBACK + "?") && uri.getQuery().contains("code=");
        }

        public boolean asksFor(String field) {
            return html.contains("name=\"" + field + "\"");
        }

        /** Without markup, as people read it. */
        public String text() {
            return plain(html.replaceAll("(?si)<(script|style)[^>]*>.*?</\\1>", " ").replaceAll("(?s)<[^>]+>", " ").replaceAll("\\s+", " "));
        }
    }

    public CodeFlow flow(String client) {
        return new CodeFlow(server, realm, client, FunctionRealm.CALLBACK);
    }

    public Page open(URI uri) {
        return follow(uri, http.get(uri, cookiesFor(uri)));
    }

    /** Opens the sign-in page of the app client {@code app}. */
    public Page open() {
        return open(flow("app").authorizationUri());
    }

    public Page submit(Page page, Map<String, String> typed) {
        Matcher action = ACTION.matcher(page.html());
        if (!action.find()) {
            throw new IllegalStateException("No form: " + page.status() + " " + page.uri() + " " + page.text());
        }
        Map<String, String> form = new HashMap<>();
        // Others of the page are its own, such as that of "Try Another Way".
        int end = page.html().indexOf("</form>", action.end());
        Matcher hidden = HIDDEN.matcher(page.html()).region(action.start(), end < 0 ? page.html().length() : end);
        while (hidden.find()) {
            form.put(hidden.group(1), plain(hidden.group(2)));
        }
        form.putAll(typed);
        URI uri = page.uri().resolve(plain(action.group(1)));
        return uri.toString().startsWith("http://localhost:3000/") ? new Page(uri, 0, "") : follow(uri, http.postForm(uri, form, cookiesFor(uri)));
    }

    public Page signIn(Page page, String username, String password) {
        return submit(page, Map.of("username", username, "password", password));
    }

    public boolean hasCookie(String name) {
        return cookies.keySet().stream().anyMatch(key -> key.endsWith(" " + name));
    }

    private Page follow(URI uri, HttpResponse<String> response) {
        URI at = uri;
        HttpResponse<String> now = response;
        for (int redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
            now.headers().allValues("Set-Cookie").forEach(this::keep);
            String location = now.headers().firstValue("Location").orElse(null);
            if (location == null) {
                break;
            }
            at = at.resolve(location);
            if (at.toString().startsWith("http://localhost:3000/")) {
                return new Page(at, now.statusCode(), "");
            }
            now = http.get(at, cookiesFor(at));
        }
        return new Page(at, now.statusCode(), now.body());
    }

    private void keep(String header) {
        Matcher cookie = COOKIE.matcher(header);
        if (cookie.matches()) {
            String key = cookie.group(3) + " " + cookie.group(1);
            if (header.matches("(?i).*max-age=0\\b.*") || cookie.group(2).isEmpty()) {
                cookies.remove(key);
            } else {
                cookies.put(key, cookie.group(2));
            }
        }
    }

    private String[] cookiesFor(URI uri) {
        String header = cookies.entrySet().stream().filter(cookie -> uri.getPath().startsWith(cookie.getKey().split(" ")[0]))
                .map(cookie -> cookie.getKey().split(" ")[1] + "=" + cookie.getValue()).collect(Collectors.joining("; "));
        return header.isEmpty() ? new String[0] : new String[] {"Cookie", header};
    }

    private static String plain(String html) {
        return html.replace("&#61;", "=").replace("&#43;", "+").replace("&#39;", "'").replace("&quot;", "\"").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&amp;", "&");
    }
}
