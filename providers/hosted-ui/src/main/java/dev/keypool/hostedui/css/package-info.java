/** Style sheets that administrators write: parsed, held against lists of what is allowed, and written anew. */
package dev.keypool.hostedui.css;
