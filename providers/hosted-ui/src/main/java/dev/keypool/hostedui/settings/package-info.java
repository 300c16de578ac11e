/** Managed login's settings as Cognito defines them, and what they are on a page. */
package dev.keypool.hostedui.settings;
