package dev.keypool.it.triggers;

import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: the hosted pages' cookies, redirects and forms. */
public final class PlainBrowser {

    /** Where app clients let the browser come back to. */
    public static final URI CALLBACK = FunctionRealm.CALLBACK;

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"[^>]*>");
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern PATH = Pattern.compile(";\\s*Path=([^;]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*login-actions/restart[^\"]*)\"");
    private static final Pattern REGISTRATION = Pattern.compile("href=\"([^\"]*login-actions/registration[^\"]*)\"");
    private static final int MAX_REDIRECTS = 8;

    private final KeycloakServer server;
    private final String realm;
    private final Http http = new Http();
    /** By their path and name. */
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    PlainBrowser(KeycloakServer server, FunctionRealm realm) {
        this(server, realm.realm().name());
    }

    public PlainBrowser(KeycloakServer server, String realm) {
        this.server = server;
        this.realm = realm;
    }

    /** What is shown, or where the browser has left the pages. */
    public record Page(URI uri, int status, String body) {

        /** With what its form has in hidden fields. */
        Map<String, String> form(Map<String, String> typed) {
            Map<String, String> form = new HashMap<>();
            Matcher hidden = HIDDEN.matcher(body);
            while (hidden.find()) {
                form.put(hidden.group(1), plain(hidden.group(2)));
            }
            form.putAll(typed);
            return form;
        }

        URI action() {
            return uri.resolve(found(FORM));
        }

        URI restart() {
            return uri.resolve(found(LINK));
        }

        URI registration() {
            return uri.resolve(found(REGISTRATION));
        }

        boolean asks() {
            return body.contains("name=\"answer\"");
        }

        boolean asksForPassword() {
            return body.contains("name=\"password\"");
        }

        /** Whether the application got a code. */
        public boolean isSignedIn() {
            return uri.toString().startsWith(FunctionRealm.CALLBACK + "?") && uri.getQuery().contains("code=");
        }

        private String found(Pattern pattern) {
            Matcher matcher = pattern.matcher(body);
            if (!matcher.find()) {
                throw new IllegalStateException("Not the page that was expected: " + status + " " + uri + " " + body);
            }
            return plain(matcher.group(1));
        }

        private static String plain(String html) {
            return html.replace("&amp;", "&").replace("&#61;", "=").replace("&#43;", "+");
        }
    }

    /** Of app client {@code app}. */
    CodeFlow flow() {
        return flow("app");
    }

    public CodeFlow flow(String client) {
        return new CodeFlow(server, realm, client, CALLBACK);
    }

    Page open(CodeFlow flow) {
        return get(flow.authorizationUri());
    }

    public Page get(URI uri, String... headers) {
        return follow(uri, http.get(uri, with(uri, headers)), 0);
    }

    public Page submit(Page page, Map<String, String> typed) {
        return post(page.action(), page.form(typed));
    }

    Page post(URI action, Map<String, String> form, String... headers) {
        return follow(action, http.postForm(action, form, with(action, headers)), 0);
    }

    /** To the page after name and password. */
    Page signIn(CodeFlow flow, String username) {
        return submit(open(flow), Map.of("username", username, "password", FunctionRealm.PASSWORD));
    }

    Page answer(Page page, String answer) {
        return submit(page, Map.of("answer", answer));
    }

    private Page follow(URI uri, HttpResponse<String> response, int redirects) {
        response.headers().allValues("Set-Cookie").forEach(cookie -> {
            Matcher path = PATH.matcher(cookie);
            String pair = cookie.split(";", 2)[0];
            cookies.put((path.find() ? path.group(1) : "/") + " " + pair.split("=", 2)[0], pair);
        });
        String location = response.headers().firstValue("Location").orElse(null);
        if (location == null || redirects == MAX_REDIRECTS) {
            return new Page(uri, response.statusCode(), response.body());
        }
        URI next = uri.resolve(location);
        if (next.toString().startsWith(FunctionRealm.CALLBACK.toString())) {
            return new Page(next, response.statusCode(), "");
        }
        return follow(next, http.get(next, with(next)), redirects + 1);
    }

    private String[] with(URI uri, String... headers) {
        String sent = cookies.entrySet().stream().filter(cookie -> uri.getPath().startsWith(cookie.getKey().split(" ")[0]))
                .map(Map.Entry::getValue).collect(Collectors.joining("; "));
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Cookie";
        all[headers.length + 1] = sent;
        return all;
    }
}
