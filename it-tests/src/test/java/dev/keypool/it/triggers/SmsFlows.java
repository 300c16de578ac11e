package dev.keypool.it.triggers;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.userpools.PhoneRealm;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** Flows of user pools that send a code: each goes up to the page that asks for it. */
final class SmsFlows {

    static final String NEW_PASSWORD = "another password";

    private final KeycloakServer server;
    private final PhoneRealm realm;

    /** Codes as second factors are there, but nobody is asked for one until {@link #askForFactors}. */
    SmsFlows(KeycloakServer server, PhoneRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.secondFactors("keypool-sms-code", "keypool-email-code");
        askForFactors(false);
        realm.flows().copy("reset credentials", Map.of("newName", "recovery")).close();
        realm.flows().addExecution("recovery", Map.of("provider", "keypool-reset-by-sms"));
        realm.requirement("recovery", "reset-credential-email", "DISABLED");
        realm.requirement("recovery", "keypool-reset-by-sms", "REQUIRED");
        for (int i = 0; i < 2; i++) {
            realm.flows().raisePriority(realm.execution("recovery", "keypool-reset-by-sms").getId());
        }
        realm.settings(settings -> settings.setResetCredentialsFlow("recovery"));
    }

    void askForFactors(boolean asked) {
        realm.settings(settings -> settings.setBrowserFlow(asked ? "own" : "browser"));
    }

    /** Somebody at a page that asks for a code. */
    record Asked(SignInPages pages, SignInPages.Page page) {

        SignInPages.Page type(String code) {
            return pages.submit(page, Map.of("code", code));
        }

        Asked resend() {
            return new Asked(pages, pages.submit(page, Map.of("resend", "true")));
        }
    }

    Asked signUp(String username, String number) {
        defaultAction(true);
        try {
            SignInPages pages = realm.pages();
            SignInPages.Page form = pages.open(PhoneRealm.link(pages.open(), "registration"));
            return new Asked(pages, pages.submit(form, Map.of("username", username, "email", username + "@example.org", "firstName", username,
                    "lastName", "Example", "password", PhoneRealm.PASSWORD, "password-confirm", PhoneRealm.PASSWORD, "phoneNumber", number)));
        } finally {
            defaultAction(false);
        }
    }

    private void defaultAction(boolean isDefault) {
        RequiredActionProviderRepresentation action = realm.flows().getRequiredAction(PhoneRealm.VERIFY);
        action.setDefaultAction(isDefault);
        realm.flows().updateRequiredAction(PhoneRealm.VERIFY, action);
    }

    Asked verify(String username, String number) {
        realm.person(username, user -> {
            user.setAttributes(Map.of("phoneNumber", List.of(number)));
            user.setRequiredActions(List.of(PhoneRealm.VERIFY));
        });
        return signIn(username);
    }

    Asked update(String username, String number, String newNumber) {
        realm.person(username, number);
        SignInPages pages = signIn(username).pages();
        return new Asked(pages, pages.submit(pages.open(realm.initiating(PhoneRealm.UPDATE)), Map.of("phoneNumber", newNumber)));
    }

    /** With a number, or with an address alone. */
    Asked secondFactor(String username, String number) {
        if (number == null) {
            realm.person(username, user -> { });
        } else {
            realm.person(username, number);
        }
        return signIn(username);
    }

    private Asked signIn(String username) {
        SignInPages pages = realm.pages();
        return new Asked(pages, realm.signIn(pages, username));
    }

    Asked forget(String username, String number) {
        realm.person(username, number);
        SignInPages pages = realm.pages();
        return new Asked(pages, pages.submit(pages.open(PhoneRealm.link(pages.open(), "reset-credentials")), Map.of("username", username)));
    }

    /** @return the status */
    int invite(String username, String number) {
        UserResource user = realm.person(username, number);
        try (var admin = Admin.of(server)) {
            return KeypoolAdmin.as(admin, server, realm.name()).at("keypool/users").post(user.toRepresentation().getId() + "/invitation", null).statusCode();
        }
    }

    /** To the page that asks for the next one. */
    SignInPages.Page signInWith(String username, String temporaryPassword) {
        SignInPages pages = realm.pages();
        return pages.signIn(pages.open(), username, temporaryPassword);
    }

    String attribute(String username, String name) {
        return PhoneRealm.attribute(realm.resource().users().get(realm.resource().users().searchByUsername(username, true).get(0).getId()), name);
    }
}
