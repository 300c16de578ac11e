/** Brandings in the admin REST API. */
package dev.keypool.hostedui.admin;
