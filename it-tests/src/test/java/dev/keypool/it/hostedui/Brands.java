package dev.keypool.it.hostedui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.keycloak.admin.client.Keycloak;

/** Brandings of a realm's app clients, as administrators publish them. */
final class Brands implements AutoCloseable {

    private final ThrowawayRealm realm;
    private final Keycloak keycloak;
    private final KeypoolAdmin admin;

    Brands(KeycloakServer server, ThrowawayRealm realm) {
        this.realm = realm;
        keycloak = Admin.of(server);
        admin = KeypoolAdmin.as(keycloak, server, realm.name()).at("keypool-hosted-ui");
    }

    /** A color for buttons, in eight hexadecimal digits, and a logo above the form that is a square of it. */
    void publish(String client, String color) {
        String branding = "clients/" + realm.resource().clients().findByClientId(client).get(0).getId();
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        ObjectNode components = draft.putObject("settings").putObject("components");
        for (String mode : new String[] {"lightMode", "darkMode"}) {
            components.withObject("/primaryButton").putObject(mode).putObject("defaults").put("backgroundColor", color).put("textColor", "ffffffff");
        }
        components.putObject("form").putObject("logo").put("enabled", true).put("formInclusion", "IN").put("location", "CENTER").put("position", "TOP");
        require(200, admin.put(branding, draft.toString()));
        String logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><rect width=\"40\" height=\"40\" fill=\"#" + color.substring(0, 6) + "\"/></svg>";
        ObjectNode asset = JsonNodeFactory.instance.objectNode().put("category", "FORM_LOGO").put("colorMode", "DYNAMIC")
                .put("bytes", Base64.getEncoder().encodeToString(logo.getBytes(StandardCharsets.UTF_8)));
        require(201, admin.post(branding + "/assets", asset.toString()));
        require(200, admin.post(branding + "/publish", ""));
    }

    /** Makes a file the app client's branding, as {@code import} takes it. */
    void take(String client, String file) {
        takeAt("clients/" + realm.resource().clients().findByClientId(client).get(0).getId(), file);
    }

    /** Whether a classic style sheet is taken, which then is the app client's, with a logo, legal links and a heading that is black all over. */
    boolean wears(String client, String css) {
        String branding = "clients/" + realm.resource().clients().findByClientId(client).get(0).getId();
        ObjectNode draft = JsonNodeFactory.instance.objectNode().put("css", css);
        draft.putObject("links").putObject("terms-of-use").put("default", "https://example.org/terms");
        draft.withObject("/links/privacy-policy").put("default", "https://example.org/privacy");
        draft.withObject("/texts/en").put("loginAccountTitle", "\u2588".repeat(80)).put("doLogIn", "\u2588".repeat(20));
        if (admin.put(branding, draft.toString()).statusCode() != 200) {
            return false;
        }
        require(201, admin.post(branding + "/assets", HostileBrandings.asset("CLASSIC_LOGO", "DYNAMIC", HostileFiles.picture("png")).toString()));
        require(200, admin.post(branding + "/publish", ""));
        return true;
    }

    void takeAsDefault(String file) {
        takeAt("default", file);
    }

    private void takeAt(String branding, String file) {
        require(200, admin.post(branding + "/import", file));
        require(200, admin.post(branding + "/publish", ""));
    }

    /** An address that shows the app client's draft, once. */
    String preview(String client) {
        HttpResponse<String> answer = admin.post("clients/" + realm.resource().clients().findByClientId(client).get(0).getId() + "/preview", "");
        require(200, answer);
        return KeypoolAdmin.json(answer).path("url").textValue();
    }

    private static void require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
