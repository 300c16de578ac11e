/** Calls to addresses that administrators and tokens name. */
package dev.keypool.outbound;
