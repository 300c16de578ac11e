package dev.keypool.identitypools.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.ClaimsParameterWithValueIdTokenMapper;
import org.keycloak.protocol.oidc.mappers.FullNameMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.ParameterizedScopeMapper;
import org.keycloak.protocol.oidc.mappers.ParameterizedScopeUserPropertyMapper;
import org.keycloak.protocol.oidc.mappers.UserAttributeMapper;
import org.keycloak.protocol.oidc.mappers.UserPropertyMapper;
import org.keycloak.utils.JsonUtils;

/** Where the claims of a client's ID tokens come from: its own protocol mappers and those of its client scopes. */
final class ClientClaims {

    private static final String NAME = "name";
    private static final String NONCE = "nonce";
    private static final String REQUEST = "the sign-in request";
    /** {@code UserModel}'s properties that a profile has as attributes; of the others none is people's to edit. */
    private static final Set<String> PROPERTIES = Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

    private final List<ProtocolMapperModel> mappers;
    private final EditableAttributes editable;

    ClientClaims(ClientModel client, EditableAttributes editable) {
        this(client, editable, ClientClaims::isInIdToken);
    }

    /** @param counts by a mapper's configuration, whether it is looked at */
    private ClientClaims(ClientModel client, EditableAttributes editable, Predicate<Map<String, String>> counts) {
        this.mappers = Stream.concat(Stream.of(client), Stream.of(true, false).flatMap(byDefault -> client.getClientScopes(byDefault).values().stream()))
                .flatMap(ProtocolMapperContainerModel::getProtocolMappersStream)
                .filter(mapper -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(mapper.getProtocol()) && counts.test(mapper.getConfig()))
                .toList();
        this.editable = editable;
    }

    /** Of ID and access tokens: STS takes both. */
    static ClientClaims ofAllTokens(ClientModel client, EditableAttributes editable) {
        return new ClientClaims(client, editable,
                config -> isInIdToken(config) || "true".equals(config.get(OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN)));
    }

    private static boolean isInIdToken(Map<String, String> config) {
        return "true".equals(config.get(OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN));
    }

    /** What of the claim's sources people can choose themselves; empty when none is known to be such. */
    Optional<String> editableSource(String claim) {
        if (claim.equals(NONCE)) {
            return Optional.of(REQUEST);
        }
        return mappers.stream().filter(mapper -> claim.equals(claimOf(mapper))).flatMap(this::editableSources).findFirst();
    }

    /** Claims of that name, or members of one of that name, with what of their sources people can choose themselves. */
    Map<String, String> editableUnder(String name) {
        Map<String, String> found = new TreeMap<>();
        for (ProtocolMapperModel mapper : mappers) {
            String claim = String.join("/", pathOf(mapper));
            if (claim.equals(name) || claim.startsWith(name + "/")) {
                editableSources(mapper).findFirst().ifPresent(source -> found.putIfAbsent(claim, source));
            }
        }
        return found;
    }

    private static String claimOf(ProtocolMapperModel mapper) {
        if (FullNameMapper.PROVIDER_ID.equals(mapper.getProtocolMapper())) {
            return NAME;
        }
        List<String> path = pathOf(mapper);
        // Members of objects are nothing that role mappings and principal tags read.
        return path.size() == 1 ? path.get(0) : null;
    }

    private static List<String> pathOf(ProtocolMapperModel mapper) {
        String configured = mapper.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME);
        return configured == null ? List.of() : JsonUtils.splitClaimPath(configured);
    }

    private Stream<String> editableSources(ProtocolMapperModel mapper) {
        String attribute = mapper.getConfig().get(ProtocolMapperUtils.USER_ATTRIBUTE);
        return switch (mapper.getProtocolMapper()) {
            case UserAttributeMapper.PROVIDER_ID -> attributes(attribute);
            case UserPropertyMapper.PROVIDER_ID -> properties(attribute);
            case FullNameMapper.PROVIDER_ID -> attributes(UserModel.FIRST_NAME, UserModel.LAST_NAME);
            // Whoever opens the login page writes its address: a person may ask for any value.
            case ClaimsParameterWithValueIdTokenMapper.PROVIDER_ID, ParameterizedScopeMapper.PROVIDER_ID,
                    ParameterizedScopeUserPropertyMapper.PROVIDER_ID -> Stream.of(REQUEST);
            default -> Stream.empty();
        };
    }

    private Stream<String> properties(String configured) {
        if (configured == null || configured.isBlank()) {
            return Stream.empty();
        }
        // As ProtocolMapperUtils.getUserModelValue takes it.
        String property = Character.toLowerCase(configured.charAt(0)) + configured.substring(1);
        return PROPERTIES.contains(property) ? attributes(property) : Stream.empty();
    }

    private Stream<String> attributes(String... names) {
        return Stream.of(names).filter(name -> name != null && editable.includes(name)).map(name -> "the user attribute " + name);
    }
}
