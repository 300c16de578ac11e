/**
 * AWS Signature Version 4: {@link dev.keypool.iam.sigv4.SignedRequest} verifies requests that arrive,
 * {@link dev.keypool.iam.sigv4.Signer} signs those that leave.
 */
package dev.keypool.iam.sigv4;
