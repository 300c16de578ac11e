/** What to say about JSON, and about any text from outside, in one safe line. */
package dev.keypool.iam.json;
