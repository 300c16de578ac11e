package dev.keypool.it.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the hosted pages cost the server: the sign-in page in our looks, as it is and with a branding, beside Keycloak's own theme. One page
 * at a time and each look in turn, so that whatever the machine does meanwhile it does to all of them.
 */
final class PageCosts {

    private static final String KEYCLOAKS = "keycloak.v2";
    private static final double ADDED_MILLIS = 5;
    /** After so many pages the JVM compiles nothing of them any more. */
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 2_000;
    private static final String LOGO = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><rect width=\"40\" height=\"40\"/></svg>";

    private final Path folder = Path.of(System.getProperty("keypool.benchmark.folder"), "pages");
    private final Path zip = Path.of(System.getProperty("keypool.benchmark.zip"));
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Addresses of sign-in pages by what they look like. */
    private final Map<String, URI> pages = new LinkedHashMap<>();

    boolean measure() throws Exception {
        try (PairedServer server = new PairedServer(zip, Files.createDirectories(folder), List.of(Path.of(System.getProperty("keypool.benchmark.jar"))), List.of())) {
            page(server, KEYCLOAKS, KEYCLOAKS, false);
            page(server, "managed", "keypool", false);
            page(server, "managed, branded", "keypool", true);
            page(server, "classic, branded", "keypool-classic", true);
            rounds(WARM_UP);
            server.awaitIdle();
            return report(rounds(ROUNDS));
        }
    }

    private void page(PairedServer server, String look, String theme, boolean branded) {
        String name = "page-" + pages.size();
        RealmFile realm = new RealmFile(name).setting("loginTheme", theme);
        realm.client("app").put("publicClient", true).putArray("redirectUris").add("http://localhost:1/*");
        server.create(realm);
        if (branded) {
            String branding = "/admin/realms/" + name + "/keypool-hosted-ui/default";
            server.administer("PUT", branding, "{\"settings\":{\"components\":{\"form\":{\"logo\":{\"enabled\":true}},\"primaryButton\":{\"lightMode\":{\"defaults\":"
                    + "{\"backgroundColor\":\"005500ff\"}}}}},\"css\":\".submitButton-customizable{color:white}\",\"texts\":{\"en\":{\"doLogIn\":\"Come in\"}}}");
            server.administer("POST", branding + "/assets", "{\"category\":\"FORM_LOGO\",\"colorMode\":\"DYNAMIC\",\"bytes\":\""
                    + Base64.getEncoder().encodeToString(LOGO.getBytes(StandardCharsets.UTF_8)) + "\"}");
            server.administer("POST", branding + "/publish", "");
        }
        pages.put(look, URI.create(server.url() + "/realms/" + name + "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                + "&redirect_uri=http://localhost:1/callback"));
    }

    /** Milliseconds of each page, in order. */
    private Map<String, double[]> rounds(int count) throws Exception {
        Map<String, double[]> millis = new LinkedHashMap<>();
        pages.keySet().forEach(look -> millis.put(look, new double[count]));
        for (int i = 0; i < count; i++) {
            for (Map.Entry<String, URI> page : pages.entrySet()) {
                long start = System.nanoTime();
                HttpResponse<String> answer = http.send(HttpRequest.newBuilder(page.getValue()).build(), BodyHandlers.ofString());
                millis.get(page.getKey())[i] = (System.nanoTime() - start) / 1e6;
                if (answer.statusCode() != 200 || !answer.body().contains("kc-form-login")) {
                    throw new IllegalStateException("no sign-in page: " + answer.statusCode() + " " + answer.body());
                }
            }
        }
        millis.values().forEach(Arrays::sort);
        return millis;
    }

    private static boolean report(Map<String, double[]> millis) {
        double beside = median(millis.get(KEYCLOAKS));
        boolean reached = true;
        for (Map.Entry<String, double[]> look : millis.entrySet()) {
            double added = median(look.getValue()) - beside;
            System.out.printf(Locale.ROOT, "%-20s median %6.2f ms, a tenth above %6.2f ms, added %+6.2f ms, wanted less than %.0f%n", look.getKey(),
                    median(look.getValue()), look.getValue()[look.getValue().length * 9 / 10], added, ADDED_MILLIS);
            reached &= added < ADDED_MILLIS;
        }
        System.out.println(reached ? "reached" : "MISSED");
        return reached;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
