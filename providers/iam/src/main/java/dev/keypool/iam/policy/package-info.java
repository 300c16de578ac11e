/**
 * The IAM policy language: documents are parsed and compiled once into a {@link dev.keypool.iam.policy.Policy},
 * and decisions are made with a {@link dev.keypool.iam.policy.PolicySet}, or for a role's trust with
 * {@link dev.keypool.iam.policy.Policy#evaluateTrust}.
 */
package dev.keypool.iam.policy;
