package dev.keypool.identitypools.profile;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.PrincipalTags;
import dev.keypool.identitypools.roles.RoleClaims;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Claims of the realm's people (and of other realms of the server) that a pool's role mappings and principal tags read and
 * that these people can choose themselves. Of other providers' claims nobody here knows who may edit them.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Best practices for using
 *     rules to map roles</a>
 */
public final class EditableClaims {

    static final String ROLE_MAPPINGS = "roleMappings";
    private static final String PRINCIPAL_TAGS = "principalTags";

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final IdentityPool pool;
    private final List<EditableClaim> found = new ArrayList<>();
    private final Map<String, Optional<EditableAttributes>> attributes = new HashMap<>();

    private EditableClaims(KeycloakSession session, RealmModel realm, IdentityPool pool) {
        this.session = session;
        this.realm = realm;
        this.pool = pool;
    }

    /** None when it cannot be found out. */
    public static List<EditableClaim> of(KeycloakSession session, RealmModel realm, IdentityPool pool) {
        return new EditableClaims(session, realm, pool).find();
    }

    private List<EditableClaim> find() {
        new TreeMap<>(pool.roleMappings()).forEach((provider, mapping) ->
                find(ROLE_MAPPINGS, provider, claims(mapping), client -> provider.equals(ProviderKey.ofAppClient(client.realm(), client.clientId()))));
        new TreeMap<>(pool.principalTags()).forEach((provider, map) ->
                find(PRINCIPAL_TAGS, provider, PrincipalTags.mapped(pool, provider).values(), client -> provider.equals(ProviderKey.ofRealm(client.realm()))));
        return List.copyOf(found);
    }

    private static Collection<String> claims(RoleMapping mapping) {
        return mapping.type() == RoleMapping.Type.TOKEN ? List.of(RoleClaims.ROLES, RoleClaims.PREFERRED_ROLE)
                : mapping.rules().stream().map(MappingRule::claim).toList();
    }

    private void find(String setting, String provider, Collection<String> claims, Predicate<AppClient> reads) {
        Map<String, String> sources = new TreeMap<>();
        pool.logins().appClients().stream().filter(reads).forEach(client ->
                claimsOf(client).ifPresent(of -> new TreeSet<>(claims).forEach(claim ->
                        of.editableSource(claim).ifPresent(source -> sources.putIfAbsent(claim, source)))));
        sources.forEach((claim, source) -> found.add(new EditableClaim(setting, provider, claim, source)));
    }

    private Optional<ClientClaims> claimsOf(AppClient trusted) {
        RealmModel of = trusted.realm() == null ? realm : session.realms().getRealmByName(trusted.realm());
        ClientModel client = of == null ? null : of.getClientByClientId(trusted.clientId());
        return client == null ? Optional.empty()
                : attributes.computeIfAbsent(of.getId(), id -> attributes(session, of)).map(editable -> new ClientClaims(client, editable));
    }

    /** Keycloak's providers of profiles and identity providers answer for the realm of the session's context. */
    static Optional<EditableAttributes> attributes(KeycloakSession session, RealmModel of) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(of);
        try {
            String[] readOnly = Config.scope("userProfile", "declarative-user-profile").getArray("read-only-attributes");
            return Optional.of(new EditableAttributes(session.getProvider(UserProfileProvider.class).getConfiguration(), of,
                    session.identityProviders().isIdentityFederationEnabled(), readOnly == null ? List.of() : List.of(readOnly)));
        } catch (RuntimeException e) {
            // A profile that cannot be read (DeclarativeUserProfileProvider.parseConfigOrDefault) keeps nobody from saving a pool.
            LOG.warnf("The user profile of realm %s cannot be read: %s", of.getName(), e.getMessage());
            return Optional.empty();
        } finally {
            session.getContext().setRealm(before);
        }
    }
}
