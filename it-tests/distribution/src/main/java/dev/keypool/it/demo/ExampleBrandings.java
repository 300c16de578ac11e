package dev.keypool.it.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publishes brandings of the guide for designers: no realm file has them, because they lie in tables of their own. */
final class ExampleBrandings {

    /** Each the name of a file and of an app client of the demo realm. */
    static final List<String> NAMES = List.of("harbour", "lichen", "voltage");

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String password;

    ExampleBrandings(String base, String password) {
        this.base = base;
        this.password = password;
    }

    void publish(Path folder) throws IOException, InterruptedException {
        String token = "Bearer " + first(TOKEN, send(HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)))));
        for (String name : NAMES) {
            String client = first(ID, send(HttpRequest.newBuilder(URI.create(base + "/admin/realms/demo/clients?clientId=" + name)).header("Authorization", token)));
            String branding = base + "/admin/realms/demo/keypool-hosted-ui/clients/" + client;
            post(branding + "/import", token, BodyPublishers.ofFile(folder.resolve(name + ".json")));
            post(branding + "/publish", token, BodyPublishers.noBody());
        }
    }

    private void post(String uri, String token, BodyPublisher body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(uri)).header("Authorization", token).header("Content-Type", "application/json").POST(body));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String first(Pattern pattern, String answer) throws IOException {
        Matcher found = pattern.matcher(answer);
        if (!found.find()) {
            throw new IOException("An answer without " + pattern);
        }
        return found.group(1);
    }
}
