/** What a branding changes in mails. */
package dev.keypool.hostedui.mail;
