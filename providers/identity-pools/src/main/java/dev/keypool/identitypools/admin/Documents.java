package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import org.keycloak.component.ComponentModel;

/** How one kind of component looks in the admin API, and which references of it must hold. */
interface Documents {

    /** The component's type, the resource type of its admin events, and what people call it. */
    String providerType();

    String providerId();

    String resourceType();

    ObjectNode write(ComponentModel component);

    /** @throws InvalidConfigurationException when a member is unknown or of the wrong kind */
    void read(ObjectNode document, ComponentModel into);

    /** @throws InvalidConfigurationException when the component names something that is not there */
    void requireReferences(ComponentModel component);

    /** @throws InvalidConfigurationException when something that is there names the component */
    void requireUnreferenced(ComponentModel component);
}
