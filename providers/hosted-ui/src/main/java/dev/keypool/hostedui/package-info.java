/** Branding of the hosted pages: what administrators give is judged here before any browser sees it. */
package dev.keypool.hostedui;
