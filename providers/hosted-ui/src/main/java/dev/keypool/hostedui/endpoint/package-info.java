/** {@code /realms/{realm}/hosted-ui}. */
package dev.keypool.hostedui.endpoint;
