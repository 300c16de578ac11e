package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.SqlSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;

/** Brandings on two nodes with one PostgreSQL: what is published on one holds on the other, and warm pages ask no database. */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrandingAcrossNodesIT {

    private static final URI CALLBACK = URI.create("http://localhost:3000/callback");
    private static final String KEYCLOAKS = "Sign in to your account";
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"red\"/></svg>";

    private final Cluster cluster;
    private final ThrowawayRealm realm;
    private final Http http = new Http();

    BrandingAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
        this.realm = ThrowawayRealm.on(cluster.node(0));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsPublishedOnOneNodeHoldsOnTheOther(int changing) {
        KeycloakServer here = cluster.node(changing);
        KeycloakServer there = cluster.node(1 - changing);
        String client = newClient("across-" + changing);
        String branding = "clients/" + id(client);
        assertThat(page(there, client)).contains(KEYCLOAKS);

        publish(here, "default", "The default of node " + changing);
        assertThat(page(there, client)).contains("The default of node " + changing);
        publish(here, branding, "First words");
        assertThat(page(there, client)).contains("First words");
        publish(here, branding, "Second words");
        assertThat(page(there, client)).contains("Second words");

        try (Keycloak admin = Admin.of(here)) {
            KeypoolAdmin at = at(admin, here);
            HttpResponse<String> uploaded = at.post(branding + "/assets", "{\"category\":\"FORM_LOGO\",\"colorMode\":\"LIGHT\",\"bytes\":\""
                    + Base64.getEncoder().encodeToString(SVG.getBytes(StandardCharsets.UTF_8)) + "\"}");
            assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
            assertThat(at.post(branding + "/publish", "").statusCode()).isEqualTo(200);
            URI file = URI.create(there.realm(realm.name()) + "/hosted-ui/files/" + KeypoolAdmin.json(uploaded).path("file").textValue());
            assertThat(http.get(file).body()).contains("<circle");

            assertThat(at.delete(branding).statusCode()).isEqualTo(204);
            assertThat(page(there, client)).contains("The default of node " + changing);
            assertThat(http.get(file).statusCode()).isEqualTo(404);
            assertThat(at.delete("default").statusCode()).isEqualTo(204);
            assertThat(page(there, client)).contains(KEYCLOAKS);
        }
    }

    @Test
    void aWarmPageWaitsForNoDatabase() throws IOException {
        KeycloakServer node = cluster.node(0);
        String branded = newClient("branded");
        String plain = newClient("plain");
        publish(node, "clients/" + id(branded), "Warm words");
        page(node, branded);
        page(node, plain);

        try (SqlSession other = cluster.database().session(); SqlSession waiting = cluster.database().session()) {
            other.run("BEGIN; LOCK TABLE KEYPOOL_BRANDING IN ACCESS EXCLUSIVE MODE;");
            assertThatThrownBy(() -> waiting.run("SET lock_timeout = '100ms'; SELECT COUNT(*) FROM KEYPOOL_BRANDING;")).hasMessageContaining("lock timeout");

            assertThat(page(node, branded)).contains("Warm words");
            assertThat(page(node, plain)).contains(KEYCLOAKS);
        }
    }

    /** What is read shows, because the database says something else than what is remembered. */
    @Test
    void aPublicationIsReadAnewInItsRealmOnlyAndWrittenOnlyWhereItChangesSomething() throws IOException {
        String first = newClient("first");
        String second = newClient("second");
        publish(cluster.node(0), "clients/" + id(first), "The first words");
        publish(cluster.node(0), "clients/" + id(second), "Remembered words");
        try (ThrowawayRealm other = ThrowawayRealm.on(cluster.node(0)); SqlSession database = cluster.database().session()) {
            other.resource().clients().create(ThrowawayRealm.publicClient("app", CALLBACK.toString())).close();
            publish(cluster.node(0), other, "default", "Words of another realm");
            assertThat(onBothNodes(realm, second)).allSatisfy(page -> assertThat(page).contains("Remembered words"));
            assertThat(onBothNodes(other, "app")).allSatisfy(page -> assertThat(page).contains("Words of another realm"));
            database.run("UPDATE KEYPOOL_BRANDING SET PUBLISHED = REPLACE(REPLACE(PUBLISHED, 'Remembered words', 'Words just read'), 'Words of another realm', 'Words just read');");
            String before = publishedAt(database, first);

            publish(cluster.node(0), "clients/" + id(first), "The first words");
            assertThat(publishedAt(database, first)).isEqualTo(before);
            publish(cluster.node(0), "clients/" + id(first), "Changed words");
            assertThat(publishedAt(database, first)).isNotEqualTo(before);

            assertThat(onBothNodes(realm, second)).allSatisfy(page -> assertThat(page).contains("Words just read"));
            assertThat(onBothNodes(other, "app")).allSatisfy(page -> assertThat(page).contains("Words of another realm"));
        }
    }

    @Test
    void nothingOfABrandingStaysWhereItsAppClientOrRealmIsDeleted() throws IOException {
        try (SqlSession database = cluster.database().session()) {
            ThrowawayRealm other = ThrowawayRealm.on(cluster.node(0));
            String realmId = other.resource().toRepresentation().getId();
            try (other) {
                other.resource().clients().create(ThrowawayRealm.publicClient("app", CALLBACK.toString())).close();
                String client = other.resource().clients().findByClientId("app").get(0).getId();
                publish(cluster.node(0), other, "clients/" + client, "Words of an app client");
                assertThat(rows(database, realmId)).doesNotContain("[0]");

                other.resource().clients().get(client).remove();
                assertThat(rows(database, realmId)).containsExactly("[0]", "[0]", "[0]");

                publish(cluster.node(0), other, "default", "Words of a realm");
                assertThat(rows(database, realmId)).doesNotContain("[0]");
            }
            assertThat(rows(database, realmId)).containsExactly("[0]", "[0]", "[0]");
        }
    }

    private static List<String> rows(SqlSession database, String realmId) {
        return Stream.of("KEYPOOL_BRANDING", "KEYPOOL_BRANDING_FILE", "KEYPOOL_BRANDING_USE")
                .map(table -> one(database, "COUNT(*)", table + " WHERE REALM_ID = '" + realmId + "'")).toList();
    }

    private String publishedAt(SqlSession database, String client) {
        return one(database, "PUBLISHED_AT", "KEYPOOL_BRANDING WHERE CLIENT_ID = '" + id(client) + "'");
    }

    /** In brackets. */
    private static String one(SqlSession database, String column, String from) {
        Matcher found = Pattern.compile("\\[\\d+]").matcher(database.run("SELECT '[' || " + column + " || ']' FROM " + from + ";"));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void peopleSignInWhateverBecomesOfABranding() throws IOException {
        KeycloakServer node = cluster.node(0);
        String unreadable = newClient("unreadable");
        String unknown = newClient("unknown");
        publish(node, "clients/" + id(unreadable), "Words that nobody will read");
        publish(node, "clients/" + id(unknown), "Words that nobody can read");

        try (SqlSession database = cluster.database().session()) {
            database.run("UPDATE KEYPOOL_BRANDING SET PUBLISHED = '{\"tomorrow\":1}' WHERE CLIENT_ID = '" + id(unreadable) + "';");
            // All nodes forget what they remember of this realm.
            publish(node, "clients/" + id(newClient("another")), "Other words");
            assertThat(page(node, unreadable)).contains(KEYCLOAKS);

            database.run("ALTER TABLE KEYPOOL_BRANDING RENAME TO KEYPOOL_BRANDING_AWAY;");
            try {
                assertThat(page(node, unknown)).contains(KEYCLOAKS);
            } finally {
                database.run("ALTER TABLE KEYPOOL_BRANDING_AWAY RENAME TO KEYPOOL_BRANDING;");
            }
            assertThat(page(cluster.node(1), unknown)).contains("Words that nobody can read");
        }
    }

    private String page(KeycloakServer node, String client) {
        return page(node, realm, client);
    }

    private List<String> onBothNodes(ThrowawayRealm of, String client) {
        return List.of(page(cluster.node(0), of, client), page(cluster.node(1), of, client));
    }

    private String page(KeycloakServer node, ThrowawayRealm of, String client) {
        HttpResponse<String> page = http.get(new CodeFlow(node, of.name(), client, CALLBACK).authorizationUri());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private void publish(KeycloakServer node, String branding, String words) {
        publish(node, realm, branding, words);
    }

    private void publish(KeycloakServer node, ThrowawayRealm of, String branding, String words) {
        try (Keycloak admin = Admin.of(node)) {
            KeypoolAdmin at = KeypoolAdmin.as(admin, node, of.name()).at("keypool-hosted-ui");
            HttpResponse<String> draft = at.put(branding, "{\"texts\":{\"en\":{\"loginAccountTitle\":\"" + words + "\"}}}");
            assertThat(draft.statusCode()).as(draft.body()).isEqualTo(200);
            assertThat(at.post(branding + "/publish", "").statusCode()).isEqualTo(200);
        }
    }

    private KeypoolAdmin at(Keycloak admin, KeycloakServer node) {
        return KeypoolAdmin.as(admin, node, realm.name()).at("keypool-hosted-ui");
    }

    private String newClient(String name) {
        realm.resource().clients().create(ThrowawayRealm.publicClient(name, CALLBACK.toString())).close();
        return name;
    }

    private String id(String client) {
        return realm.resource().clients().findByClientId(client).get(0).getId();
    }
}
