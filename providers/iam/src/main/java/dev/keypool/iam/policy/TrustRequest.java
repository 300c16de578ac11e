package dev.keypool.iam.policy;

/**
 * May this principal assume the role whose trust policy is asked?
 *
 * @param principalType what the principal is
 * @param principal its name: a provider's name or ARN, an ARN, a service's name, a canonical user id
 * @param action {@code sts:AssumeRole}, {@code sts:AssumeRoleWithWebIdentity}, {@code sts:AssumeRoleWithSAML},
 *     {@code sts:TagSession} or {@code sts:SetSourceIdentity}
 * @param context condition keys, as {@code cognito-identity.amazonaws.com:aud}
 */
public record TrustRequest(PrincipalType principalType, String principal, String action, ConditionContext context) {}
