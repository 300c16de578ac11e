package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What people allow, change and end: consent, devices, addresses, accounts and sessions. */
@PagesOfEachLook
final class AccountPagesIT extends HostedPages {

    AccountPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        ClientRepresentation asking = ThrowawayRealm.publicClient("asking", HostedRealm.CALLBACK.toString());
        asking.setName("Weather station");
        asking.setConsentRequired(true);
        asking.setAttributes(Map.of("policyUri", "https://shop.example/privacy", "tosUri", "https://shop.example/terms"));
        ClientRepresentation television = ThrowawayRealm.publicClient("television");
        television.setName("Television");
        television.setAttributes(Map.of("oauth2.device.authorization.grant.enabled", "true"));
        ClientRepresentation program = ThrowawayRealm.publicClient("program", "urn:ietf:wg:oauth:2.0:oob");
        ClientRepresentation listening = ThrowawayRealm.publicClient("listening", HostedRealm.CALLBACK.toString());
        listening.setName("Listening shop");
        listening.setFrontchannelLogout(true);
        listening.setAttributes(Map.of("frontchannel.logout.url", "http://localhost:3000/logout"));
        List<ClientRepresentation> clients = new ArrayList<>(made.getClients());
        clients.addAll(List.of(asking, television, program, listening));
        made.setClients(clients);
    }

    @Override
    void prepare() {
        List.of("UPDATE_EMAIL", "delete_account", "UPDATE_PROFILE", "UPDATE_PASSWORD").forEach(realm()::enable);
    }

    private JsonNode deviceCode() {
        URI endpoint = URI.create(server().realm(realm().realm().name()) + "/protocol/openid-connect/auth/device");
        return KeypoolAdmin.json(new Http().postForm(endpoint, Map.of("client_id", "television", "scope", "openid")));
    }

    @Test
    void anApplicationAsksForConsent() {
        realm().person("alice");
        Guest alice = guest().at("asking").signsIn("alice").sees("#kc-oauth", "consent");
        assertThat(alice.text("#kc-oauth")).contains("User profile", "Email address");
        alice.clicks("#kc-login").arrives();
    }

    @Test
    void aDeviceWithoutKeyboard() {
        realm().person("bea");
        String code = deviceCode().path("user_code").textValue();

        Guest bea = guest().open("/device").sees("#device_user_code", "device-code");
        bea.types("device_user_code", "NO-CODE").clicks("#kc-login").sees("[role=alert]", "device-code-wrong");
        bea.types("device_user_code", code).clicks("#kc-login").waitsFor("#password");
        bea.signsIn("bea").sees("#kc-oauth", "device-consent");
        bea.clicks("#kc-login").sees("#kc-info-message", "device-done");
        assertThat(bea.text("main")).contains("Device Login Successful");
    }

    /** A program on the command line, whose person takes the code there. */
    @Test
    void aCodeToCopy() {
        realm().person("cleo");
        guest().open("/protocol/openid-connect/auth?client_id=program&response_type=code&redirect_uri=urn:ietf:wg:oauth:2.0:oob&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").signsIn("cleo").sees("#kc-code", "code");
    }

    @Test
    void anotherAddress() {
        realm().person("dora");
        Guest dora = guest().with("kc_action", "UPDATE_EMAIL").signsIn("dora").sees("#kc-update-email-form", "update-email");
        dora.types("email", "no address").clicks("#kc-submit").sees("#input-error-email", "update-email-error");
        dora.types("email", "dora@example.com").clicks("#kc-submit").arrives();
    }

    @Test
    void anotherPassword() {
        realm().person("edda");
        Guest edda = guest().with("kc_action", "UPDATE_PASSWORD").signsIn("edda").sees("#password-new", "change-password");
        edda.clicks("#kc-cancel").arrives();
    }

    @Test
    void anAccountIsDeleted() {
        UserResource fay = realm().person("fay");
        String account = realm().realm().resource().clients().findByClientId("account").get(0).getId();
        fay.roles().clientLevel(account).add(List.of(realm().realm().resource().clients().get(account).roles().get("delete-account").toRepresentation()));

        Guest guest = guest().with("kc_action", "delete_account").signsIn("fay").sees("#kc-deleteaccount-form", "delete-account");
        guest.clicks("#kc-submit").sees("#kc-info-message", "delete-account-done");

        assertThat(realm().realm().resource().users().searchByUsername("fay", true)).isEmpty();
    }

    @Test
    void aSessionIsEnded() {
        realm().person("gus");
        Guest gus = guest().at("app");
        gus.signsIn("gus").arrives();

        gus.open("/protocol/openid-connect/logout").sees("#kc-logout", "logout-confirm");
        gus.clicks("#kc-logout").sees("#kc-info-message", "logout-done");

        assertThat(gus.text("main")).contains("You are logged out");
    }

    @Test
    void applicationsAreToldOfTheEndInTheBrowser() {
        realm().person("hal");
        Guest hal = guest().at("listening");
        hal.signsIn("hal").arrives();

        hal.open("/protocol/openid-connect/logout").clicks("#kc-logout").sees("[data-page-id=login-frontchannel-logout]", "frontchannel-logout");

        assertThat(hal.text("main")).contains("Listening shop");
    }
}
