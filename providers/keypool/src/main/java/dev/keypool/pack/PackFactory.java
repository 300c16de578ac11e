package dev.keypool.pack;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link Pack}. */
public interface PackFactory extends ProviderFactory<Pack> {}
