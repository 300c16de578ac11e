package dev.keypool.userpools.actions;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions that are about phone numbers. */
public final class PhoneActions {

    public static final String VERIFY = "keypool-verify-phone";
    public static final String UPDATE = "keypool-update-phone";

    private PhoneActions() {
    }

    public static List<RequiredActionFactory> factories(KeycloakSession session) {
        return Stream.of(VERIFY, UPDATE)
                .map(id -> (RequiredActionFactory) session.getKeycloakSessionFactory().getProviderFactory(RequiredActionProvider.class, id)).toList();
    }

    /** Whether people of the realm may give another number. */
    static boolean isUpdateEnabled(RealmModel realm) {
        RequiredActionProviderModel update = realm.getRequiredActionProviderByAlias(UPDATE);
        return update != null && update.isEnabled();
    }
}
