package dev.keypool.it.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** People who sign in at the hosted page: the page, the form, the code's exchange for tokens. wrk cannot carry what one answer says to the next request. */
final class SignIns {

    private static final int AT_ONCE = 8;
    private static final String CALLBACK = "http://localhost:1/callback";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String realm;
    private final List<String> usernames;
    private final AtomicInteger next = new AtomicInteger();

    /** @param realm its address */
    SignIns(String realm, List<String> usernames) {
        this.realm = realm;
        this.usernames = usernames;
    }

    double perSecond(int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                counts.add(threads.submit((Callable<Integer>) () -> until(end)));
            }
            int sum = 0;
            for (Future<Integer> count : counts) {
                sum += count.get();
            }
            return sum / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private int until(long end) throws IOException, InterruptedException {
        int count = 0;
        while (System.nanoTime() < end) {
            signIn(usernames.get(next.getAndIncrement() % usernames.size()));
            count++;
        }
        return count;
    }

    private void signIn(String username) throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                + "&redirect_uri=" + encoded(CALLBACK))).build(), BodyHandlers.ofString());
        String cookies = page.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.substring(0, cookie.indexOf(';'))).collect(Collectors.joining("; "));
        HttpResponse<String> form = post(found(ACTION, page.body()).replace("&amp;", "&"), "username=" + encoded(username) + "&password=" + BenchmarkRealm.SECRET, cookies);
        String code = found(CODE, form.headers().firstValue("Location").orElse(""));
        HttpResponse<String> tokens = post(realm + "/protocol/openid-connect/token",
                "grant_type=authorization_code&client_id=app&code=" + code + "&redirect_uri=" + encoded(CALLBACK), "");
        if (tokens.statusCode() != 200) {
            throw new IllegalStateException("no tokens: " + tokens.body());
        }
    }

    private HttpResponse<String> post(String address, String form, String cookies) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/x-www-form-urlencoded");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return http.send(request.POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
