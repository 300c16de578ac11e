package dev.keypool.it.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Browsers of people who signed in at the SAML provider: each visit of an application brings a new assertion. */
final class SamlSignIns {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESPONSE = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String provider;
    /** Of each browser its cookies. Java's CookieManager keeps none that are for secure contexts, which localhost is to browsers. */
    private final List<Map<String, String>> browsers = new ArrayList<>();

    /** @param provider address of the realm that is the SAML provider */
    SamlSignIns(String provider, List<String> people) {
        this.provider = provider;
        for (String person : people) {
            Map<String, String> cookies = new LinkedHashMap<>();
            String form = found(FORM, visit(cookies, PartnerRealms.PLAIN));
            found(RESPONSE, send(cookies, HttpRequest.newBuilder(URI.create(form)).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + RealmFile.username(person) + "&password=" + BenchmarkRealm.SECRET))));
            browsers.add(cookies);
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

    private String visit(Map<String, String> cookies, String application) {
        return send(cookies, HttpRequest.newBuilder(URI.create(provider + "/protocol/saml/clients/" + application)));
    }

    private String send(Map<String, String> cookies, HttpRequest.Builder request) {
        try {
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
            }
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            for (String set : response.headers().allValues("Set-Cookie")) {
                String cookie = set.split(";", 2)[0];
                cookies.put(cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1));
            }
            return response.body();
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
