package dev.keypool.it.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Browsers of people who signed in at the SAML provider: each visit of an application brings a new assertion. */
final class SamlSignIns {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESPONSE = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    private final String provider;
    private final List<HttpClient> browsers = new ArrayList<>();

    /** @param provider address of the realm that is the SAML provider */
    SamlSignIns(String provider, List<String> people) {
        this.provider = provider;
        for (String person : people) {
            HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
            String form = found(FORM, visit(browser, PartnerRealms.PLAIN));
            found(RESPONSE, send(browser, HttpRequest.newBuilder(URI.create(form)).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + URLEncoder.encode(RealmFile.username(person), StandardCharsets.UTF_8)
                            + "&password=" + BenchmarkRealm.SECRET))));
            browsers.add(browser);
        }
    }

    /** New assertions of each person in turn, as applications get them posted. */
    List<String> responses(String application, int count) {
        List<String> responses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            responses.add(found(RESPONSE, visit(browsers.get(i % browsers.size()), application)));
        }
        return responses;
    }

    private String visit(HttpClient browser, String application) {
        return send(browser, HttpRequest.newBuilder(URI.create(provider + "/protocol/saml/clients/" + application)));
    }

    private static String send(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("the SAML provider does not answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while preparing", e);
        }
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("Not the page that was expected: " + page);
        }
        return matcher.group(1).replace("&amp;", "&").replace("&#61;", "=").replace("&#43;", "+").replace("&#x3D;", "=").replace("&#x2B;", "+");
    }
}
