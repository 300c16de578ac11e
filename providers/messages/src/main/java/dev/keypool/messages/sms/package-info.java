/** SMS: where other modules ask for one, plug into it, or carry it out of the server. */
package dev.keypool.messages.sms;
