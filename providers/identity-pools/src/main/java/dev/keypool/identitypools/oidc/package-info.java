/** External OpenID Connect providers: their keys, their ID tokens, and what they say of opaque access tokens. No session. */
package dev.keypool.identitypools.oidc;
