/** Brandings in Keycloak's database, and what a node remembers of them. */
package dev.keypool.hostedui.store;
