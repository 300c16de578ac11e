package dev.keypool.iam.policy;

/**
 * May this principal do this to that?
 *
 * @param principal ARN of who asks (a role's session: {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}), a service's
 *     name, or null for an anonymous caller
 * @param action action, as {@code s3:GetObject}; no wildcards
 * @param resource ARN, or {@code *} for actions that name none; compared as it is, wildcards in it mean nothing
 * @param resourceAccount account that owns the resource where the ARN does not say it, or null when it is the principal's
 * @param context condition keys; {@code aws:PrincipalArn} is the role's ARN when given, else it is derived from the principal
 */
public record AccessRequest(String principal, String action, String resource, String resourceAccount, ConditionContext context) {}
