package dev.keypool.identitypools;

import dev.keypool.iam.arn.Arn;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicySet;
import org.keycloak.provider.Provider;

/**
 * A role: who may assume it (trust policy) and what its sessions may do (permissions policies).
 * For {@link Provider} see {@link IdentityPool}.
 *
 * @param id                 the component's id
 * @param uniqueId           {@code AROA…}, never given to another role
 * @param name               1 to 64 characters of {@code [\w+=,.@-]}, unique in the realm
 * @param arn                {@code arn:aws:iam::<account>:role<path><name>}
 * @param trust              compiled trust policy
 * @param permissions        compiled permissions policies
 * @param maxSessionDuration seconds, 3,600 to 43,200
 * @param revokedBefore      seconds since the epoch: sessions issued before are refused, 0 for none
 */
public record Role(String id, String uniqueId, String name, Arn arn, Policy trust, PolicySet permissions,
                   int maxSessionDuration, long revokedBefore) implements Provider {

    /** The ARN of a session of this role; it has the role's name without its path. */
    public String sessionArn(String sessionName) {
        return "arn:" + arn.partition() + ":sts::" + arn.account() + ":assumed-role/" + name + "/" + sessionName;
    }

    @Override
    public void close() {
    }
}
