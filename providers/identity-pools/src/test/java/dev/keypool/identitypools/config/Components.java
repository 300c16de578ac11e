package dev.keypool.identitypools.config;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import org.keycloak.component.ComponentModel;

/** Components as Keycloak hands them over. */
final class Components {

    private Components() {
    }

    static ComponentModel pool() {
        ComponentModel pool = component(IdentityPool.class, Example.POOL, "games");
        pool.put(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, "false");
        return pool;
    }

    static ComponentModel role() {
        ComponentModel role = component(Role.class, "5d0b6f1c-9a41-4d2c-8f8e-0a6f4b1f7c11", "Players");
        role.put(RoleConfig.TRUST_POLICY, Example.trust(Example.POOL_ID, "authenticated"));
        return role;
    }

    private static ComponentModel component(Class<?> type, String id, String name) {
        ComponentModel component = new ComponentModel();
        component.setId(id);
        component.setName(name);
        component.setProviderType(type.getName());
        component.setParentId("realm-1");
        return component;
    }
}
