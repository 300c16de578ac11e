/** Vector graphics that administrators give, read by a parser without DTDs and written anew from what is allowed. */
package dev.keypool.hostedui.svg;
