/** Pictures that administrators give, known by what they are and not by what they are called. */
package dev.keypool.hostedui.images;
