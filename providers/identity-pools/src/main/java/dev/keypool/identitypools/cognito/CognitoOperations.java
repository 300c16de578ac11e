package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.CognitoOperation;
import dev.keypool.identitypools.pools.PoolOperations;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The operations of the cognito-identity model. */
final class CognitoOperations {

    static final String TARGET_PREFIX = "AWSCognitoIdentityService.";

    /** Those that are called without credentials; the model's {@code authtype: none}. All others are signed. */
    private static final Set<Operation> PUBLIC = EnumSet.of(Operation.GET_ID, Operation.GET_CREDENTIALS_FOR_IDENTITY,
            Operation.GET_OPEN_ID_TOKEN, Operation.UNLINK_IDENTITY);

    private static final Map<Operation, CognitoOperation> ALL = new EnumMap<>(Operation.class);

    static {
        ALL.put(Operation.GET_ID, new GetId());
        ALL.put(Operation.GET_CREDENTIALS_FOR_IDENTITY, new GetCredentialsForIdentity());
        ALL.put(Operation.GET_OPEN_ID_TOKEN, new GetOpenIdToken());
        ALL.put(Operation.GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY, new GetOpenIdTokenForDeveloperIdentity());
        ALL.put(Operation.LIST_IDENTITIES, new ListIdentities());
        ALL.put(Operation.DESCRIBE_IDENTITY, new DescribeIdentity());
        ALL.put(Operation.DELETE_IDENTITIES, new DeleteIdentities());
        ALL.put(Operation.LOOKUP_DEVELOPER_IDENTITY, new LookupDeveloperIdentity());
        ALL.put(Operation.MERGE_DEVELOPER_IDENTITIES, new MergeDeveloperIdentities());
        ALL.put(Operation.UNLINK_DEVELOPER_IDENTITY, new UnlinkDeveloperIdentity());
        ALL.put(Operation.UNLINK_IDENTITY, new UnlinkIdentity());
        ALL.putAll(PoolOperations.ALL);
    }

    private CognitoOperations() {
    }

    /** Null when the header X-Amz-Target names no operation. */
    static Operation targeted(String target) {
        String name = target != null && target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
        return Operation.ofCognitoIdentity(name).orElse(null);
    }

    static boolean isPublic(Operation operation) {
        return PUBLIC.contains(operation);
    }

    static CognitoOperation of(Operation operation) {
        return ALL.get(operation);
    }
}
