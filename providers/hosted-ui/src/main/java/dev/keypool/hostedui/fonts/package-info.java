/** Fonts of the pages: those that every system has, and those that administrators give. */
package dev.keypool.hostedui.fonts;
