/** What browsers get of published brandings. */
package dev.keypool.hostedui.serving;
