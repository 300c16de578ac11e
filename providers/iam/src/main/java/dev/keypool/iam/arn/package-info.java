/** Amazon Resource Names. */
package dev.keypool.iam.arn;
