package dev.keypool.identitypools.realm;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.credentials.SealedMessages;
import dev.keypool.identitypools.credentials.SealingKeys;
import dev.keypool.identitypools.identities.GuestIds;
import dev.keypool.identitypools.observability.Audience;
import java.util.Map;
import java.util.Set;

/**
 * Everything of a realm's configuration that an exchange needs, compiled. Immutable, and as old as Keycloak's own
 * cached realm: any change of a component, key or setting makes a new one, on every node.
 *
 * @param id           never given twice on this node: what was derived from a snapshot is found under its id only
 * @param settings     region and account
 * @param pools        usable pools by their id without region
 * @param rolesByName  usable roles
 * @param rolesById    the same by the component's id
 * @param sealing      issues and opens temporary credentials
 * @param messages     seals what DecodeAuthorizationMessage opens
 * @param signingKeys  the realm's keys that may have signed a token, by key id
 * @param guests       makes and checks the ids of guests
 * @param audience     who hears of issued credentials
 * @param askedClaims  the claims that role mappings and principal tags of the pools read
 * @param headers      Keycloak's security headers for answers that are neither HTML nor plain JSON or XML; null where
 *                     they are not known beforehand
 */
public record RealmSnapshot(long id, RealmSettings settings, Map<String, IdentityPool> pools,
                            Map<String, Role> rolesByName, Map<String, Role> rolesById, SealingKeys sealing, SealedMessages messages,
                            SigningKeys signingKeys, GuestIds guests, Audience audience, Set<String> askedClaims, Map<String, String> headers) {

    public RealmSnapshot {
        pools = Map.copyOf(pools);
        rolesByName = Map.copyOf(rolesByName);
        rolesById = Map.copyOf(rolesById);
        askedClaims = Set.copyOf(askedClaims);
        headers = headers == null ? null : Map.copyOf(headers);
    }

    /** The role of exactly that ARN, or null. */
    public Role roleByArn(String arn) {
        Role role = rolesByName.get(arn.substring(arn.lastIndexOf('/') + 1));
        return role != null && role.arn().toString().equals(arn) ? role : null;
    }

    /** The pool that clients call {@code region:uuid}, or null. */
    public IdentityPool pool(String clientsId) {
        int colon = clientsId.indexOf(':');
        return colon == settings.region().length() && clientsId.startsWith(settings.region())
                ? pools.get(clientsId.substring(colon + 1)) : null;
    }
}
