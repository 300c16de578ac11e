package dev.keypool.identitypools.observability;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is measured apart. */
public enum Operation {
    CREATE_IDENTITY_POOL,
    DELETE_IDENTITIES,
    DELETE_IDENTITY_POOL,
    DESCRIBE_IDENTITY,
    DESCRIBE_IDENTITY_POOL,
    GET_CREDENTIALS_FOR_IDENTITY,
    GET_ID,
    GET_IDENTITY_POOL_ROLES,
    GET_OPEN_ID_TOKEN,
    GET_OPEN_ID_TOKEN_FOR_DEVELOPER_IDENTITY,
    GET_PRINCIPAL_TAG_ATTRIBUTE_MAP,
    LIST_IDENTITIES,
    LIST_IDENTITY_POOLS,
    LIST_TAGS_FOR_RESOURCE,
    LOOKUP_DEVELOPER_IDENTITY,
    MERGE_DEVELOPER_IDENTITIES,
    SET_IDENTITY_POOL_ROLES,
    SET_PRINCIPAL_TAG_ATTRIBUTE_MAP,
    TAG_RESOURCE,
    UNLINK_DEVELOPER_IDENTITY,
    UNLINK_IDENTITY,
    UNTAG_RESOURCE,
    UPDATE_IDENTITY_POOL,
    POOL_CREDENTIALS,
    GET_CALLER_IDENTITY,
    ASSUME_ROLE,
    ASSUME_ROLE_WITH_SAML,
    ASSUME_ROLE_WITH_WEB_IDENTITY,
    ASSUME_ROOT,
    DECODE_AUTHORIZATION_MESSAGE,
    GET_ACCESS_KEY_INFO,
    GET_DELEGATED_ACCESS_TOKEN,
    GET_FEDERATION_TOKEN,
    GET_SESSION_TOKEN,
    GET_WEB_IDENTITY_TOKEN,
    EVALUATION,
    /** None that we have, or none that could be told before the request was refused. */
    UNKNOWN;

    /** All operations of the cognito-identity model. */
    public static final Set<Operation> COGNITO_IDENTITY = EnumSet.range(CREATE_IDENTITY_POOL, UPDATE_IDENTITY_POOL);

    private final String wireName = Arrays.stream(name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)).collect(Collectors.joining());

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As AWS's model calls it: {@code GetId}. */
    public String wireName() {
        return wireName;
    }

    public static Optional<Operation> ofCognitoIdentity(String wireName) {
        return COGNITO_IDENTITY.stream().filter(operation -> operation.wireName.equals(wireName)).findFirst();
    }
}
