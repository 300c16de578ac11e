/** The command line: validate a policy, and simulate decisions, one JSON line in, one out. */
package dev.keypool.iam.cli;
