/** The published branding on the pages. */
package dev.keypool.hostedui.pages;
