package dev.keypool.identitypools.pools;

import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.CognitoOperation;
import java.util.Map;

/** The operations that administer pools. */
public final class PoolOperations {

    public static final Map<Operation, CognitoOperation> ALL = Map.ofEntries(
            Map.entry(Operation.CREATE_IDENTITY_POOL, new CreateIdentityPool()),
            Map.entry(Operation.UPDATE_IDENTITY_POOL, new UpdateIdentityPool()),
            Map.entry(Operation.DELETE_IDENTITY_POOL, new DeleteIdentityPool()),
            Map.entry(Operation.DESCRIBE_IDENTITY_POOL, new DescribeIdentityPool()),
            Map.entry(Operation.LIST_IDENTITY_POOLS, new ListIdentityPools()),
            Map.entry(Operation.GET_IDENTITY_POOL_ROLES, new GetIdentityPoolRoles()),
            Map.entry(Operation.SET_IDENTITY_POOL_ROLES, new SetIdentityPoolRoles()),
            Map.entry(Operation.GET_PRINCIPAL_TAG_ATTRIBUTE_MAP, new GetPrincipalTagAttributeMap()),
            Map.entry(Operation.SET_PRINCIPAL_TAG_ATTRIBUTE_MAP, new SetPrincipalTagAttributeMap()),
            Map.entry(Operation.TAG_RESOURCE, new TagResource()),
            Map.entry(Operation.UNTAG_RESOURCE, new UntagResource()),
            Map.entry(Operation.LIST_TAGS_FOR_RESOURCE, new ListTagsForResource()));

    private PoolOperations() {
    }
}
