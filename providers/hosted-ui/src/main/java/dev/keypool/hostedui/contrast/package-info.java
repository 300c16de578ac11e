/** Whether what a branding colors can be read. */
package dev.keypool.hostedui.contrast;
