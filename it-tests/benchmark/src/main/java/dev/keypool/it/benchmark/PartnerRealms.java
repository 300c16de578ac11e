package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Two further realms: {@code staff}, which the pool trusts as a realm of the same server, and {@code partner}, which is a
 * stranger's OpenID Connect and SAML provider to it. Both sign with the benchmark's key, and so do its Google and Apple.
 */
final class PartnerRealms {

    static final String STAFF = "staff";
    static final String PARTNER = "partner";
    static final String PLAIN = "plain";
    static final String ENCRYPTED = "encrypted";
    static final String GOOGLE_CLIENT = "1234-benchmark.apps.googleusercontent.com";
    static final String APPLE_CLIENT = "com.example.benchmark";

    private static final String SAML = "partner-saml";

    private final Api api;
    private final String base;
    private final Map<String, String> admin;
    private final Map<String, List<String>> people = Map.of(STAFF, BenchmarkRealm.newPeople(BenchmarkRealm.PEOPLE),
            PARTNER, BenchmarkRealm.newPeople(BenchmarkRealm.WITH_PASSWORD));

    /** @param base the server's address, without a slash at the end */
    PartnerRealms(Api api, String base, Map<String, String> admin) {
        this.api = api;
        this.base = base;
        this.admin = admin;
    }

    /** Once the benchmark's realm is there: its key encrypts. */
    void create(BenchmarkRealm realm) {
        for (String name : List.of(STAFF, PARTNER)) {
            RealmFile file = new RealmFile(name).keys(realm.key()).people(people.get(name), name.equals(PARTNER) ? BenchmarkRealm.WITH_PASSWORD : 0);
            file.client("app").put("publicClient", true);
            if (name.equals(PARTNER)) {
                samlClient(file, PLAIN);
                samlClient(file, ENCRYPTED).put("saml.encrypt", "true")
                        .put("saml.encryption.certificate", certificate(BenchmarkRealm.NAME, "RSA-OAEP"))
                        .put("saml.encryption.algorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm")
                        .put("saml.encryption.keyAlgorithm", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
            }
            api.post("/admin/realms", "application/json", file.toString(), admin);
        }
        ObjectNode provider = (ObjectNode) api.get("/admin/realms/" + BenchmarkRealm.NAME + "/identity-provider/instances/" + SAML, admin);
        ((ObjectNode) provider.get("config")).put("signingCertificate", certificate(PARTNER, "RS256"));
        api.put("/admin/realms/" + BenchmarkRealm.NAME + "/identity-provider/instances/" + SAML, provider.toString(), admin);
    }

    String issuer(String realm) {
        return base + "/realms/" + realm;
    }

    List<String> people(String realm) {
        return people.get(realm);
    }

    static String samlProvider() {
        return "arn:aws:iam::" + BenchmarkRealm.ACCOUNT + ":saml-provider/" + SAML;
    }

    /** Settings of a pool that trusts all of them. */
    Map<String, Object> trusted() {
        return Map.of("authenticatedRole", "player",
                "appClients", List.of("{\"clientId\":\"checked\",\"serverSideTokenCheck\":true}", "{\"realm\":\"staff\",\"clientId\":\"app\"}"),
                "openIdConnectProviders", "partner-oidc",
                "samlProviders", "{\"identityProvider\":\"" + SAML + "\",\"audiences\":[\"urn:plain\",\"urn:encrypted\"]}",
                "supportedLoginProviders", List.of("accounts.google.com=" + GOOGLE_CLIENT, "appleid.apple.com=" + APPLE_CLIENT,
                        "www.amazon.com=" + StandIns.AMAZON_CLIENT, "graph.facebook.com=" + StandIns.FACEBOOK_APP),
                "developerProviderName", "login.backend");
    }

    void identityProviders(RealmFile realm) {
        realm.identityProvider("partner-oidc", "oidc", Map.of("issuer", issuer(PARTNER), "clientId", "app",
                "authorizationUrl", issuer(PARTNER), "tokenUrl", issuer(PARTNER)));
        realm.identityProvider("facebook", "facebook", Map.of("clientId", StandIns.FACEBOOK_APP, "clientSecret", BenchmarkRealm.SECRET));
        realm.identityProvider(SAML, "saml", Map.of("idpEntityId", issuer(PARTNER), "singleSignOnServiceUrl", issuer(PARTNER) + "/protocol/saml",
                "validateSignature", "true", "wantAssertionsSigned", "true"));
    }

    private ObjectNode samlClient(RealmFile file, String name) {
        String consumer = issuer(BenchmarkRealm.NAME) + "/broker/" + SAML + "/endpoint";
        ObjectNode client = file.client("urn:" + name).put("protocol", "saml").put("fullScopeAllowed", false).put("frontchannelLogout", true);
        client.putArray("redirectUris").add(consumer);
        return client.putObject("attributes").put("saml_idp_initiated_sso_url_name", name)
                .put("saml_assertion_consumer_url_post", consumer).put("saml.assertion.signature", "true").put("saml.server.signature", "false")
                .put("saml.client.signature", "false").put("saml.authnstatement", "true").put("saml.force.post.binding", "true")
                .put("saml.signature.algorithm", "RSA_SHA256").put("saml_signature_canonicalization_method", "http://www.w3.org/2001/10/xml-exc-c14n#")
                .put("saml_force_name_id_format", "true").put("saml_name_id_format", "persistent").put("saml.assertion.lifespan", "7200");
    }

    private String certificate(String realm, String algorithm) {
        for (JsonNode key : api.get("/admin/realms/" + realm + "/keys", admin).get("keys")) {
            if (algorithm.equals(key.get("algorithm").textValue())) {
                return key.get("certificate").textValue();
            }
        }
        throw new IllegalStateException("realm " + realm + " has no key for " + algorithm);
    }
}
