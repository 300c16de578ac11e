/** SMS by AWS SNS, or by what speaks its API. */
package dev.keypool.messages.sms.aws;
