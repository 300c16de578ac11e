/** Every page of the login theme in every state with a branding's draft, for administrators. */
package dev.keypool.hostedui.preview;
