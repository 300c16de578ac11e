package dev.keypool.identitypools.federation;

import java.time.Instant;

/**
 * Somebody who brought an assertion to AssumeRoleWithSAML.
 *
 * @param sessionName   what the assertion calls the role's session
 * @param subject       the NameID
 * @param subjectType   its format, {@code persistent} or {@code transient} for those of SAML 2.0
 * @param issuer        the identity provider's entity id
 * @param recipient     where the assertion was to be delivered
 * @param nameQualifier tells subjects of several identity providers apart
 * @param maxSeconds    the longest session that the assertion allows, or null when it does not say
 * @param sessionEnd    when the session at the identity provider ends, or null
 */
public record SamlIdentity(FederatedIdentity who, String sessionName, String subject, String subjectType, String issuer, String recipient,
                           String nameQualifier, Integer maxSeconds, Instant sessionEnd) {
}
