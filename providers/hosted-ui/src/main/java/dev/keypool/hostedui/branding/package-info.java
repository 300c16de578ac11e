/** A branding as administrators write it: read, checked, and made into the files that browsers get. */
package dev.keypool.hostedui.branding;
