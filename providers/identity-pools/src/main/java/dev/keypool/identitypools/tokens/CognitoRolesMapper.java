package dev.keypool.identitypools.tokens;

import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.observability.RateLimit;
import dev.keypool.identitypools.roles.RoleClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.representations.IDToken;

/**
 * Puts Cognito's claims about groups and roles into tokens. Groups are those that the person is a member of, as with
 * Cognito, whose groups have no parents: a parent's role is not inherited.
 */
public final class CognitoRolesMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    public static final String ID = "oidc-cognito-roles-mapper";
    static final String ROLE_ATTRIBUTE = "role.attribute";
    static final String PRECEDENCE_ATTRIBUTE = "precedence.attribute";
    static final String ROLE_BY_DEFAULT = "keypool.role";
    static final String PRECEDENCE_BY_DEFAULT = "keypool.precedence";

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");
    private static final RateLimit WARNINGS = new RateLimit(1);
    private static final List<ProviderConfigProperty> PROPERTIES = properties();

    private static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>(ProviderConfigurationBuilder.create()
                .property().name(ROLE_ATTRIBUTE).label("Group attribute of the role").type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(ROLE_BY_DEFAULT).helpText("Holds the ARN of the group's role, or the name of a role of this realm.").add()
                .property().name(PRECEDENCE_ATTRIBUTE).label("Group attribute of the precedence").type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(PRECEDENCE_BY_DEFAULT).helpText("Holds a number from 0; the role of the group with the lowest one is preferred.").add()
                .build());
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, CognitoRolesMapper.class);
        return List.copyOf(properties);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Cognito roles";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Claims cognito:groups, cognito:roles and cognito:preferred_role, from the person's groups and their attributes.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PROPERTIES;
    }

    @Override
    protected void setClaim(IDToken token, ProtocolMapperModel mapper, UserSessionModel userSession, KeycloakSession session,
                            ClientSessionContext clientSession) {
        UserModel user = userSession.getUser();
        if (user == null) {
            return;
        }
        CognitoClaims claims = CognitoClaims.of(memberships(user, mapper, session, userSession.getRealm()));
        put(token, CognitoClaims.GROUPS, claims.groups());
        put(token, RoleClaims.ROLES, claims.roles().roles());
        if (claims.roles().preferred() != null) {
            token.getOtherClaims().put(RoleClaims.PREFERRED_ROLE, claims.roles().preferred());
        }
    }

    private static void put(IDToken token, String claim, List<String> values) {
        if (!values.isEmpty()) {
            // A list that can grow: Keycloak's JsonUtils.mapClaim adds to it what other mappers have for the same claim.
            token.getOtherClaims().put(claim, new ArrayList<>(values));
        }
    }

    /**
     * Who signs in at an application that has nothing to do with identity pools must not be kept out by their
     * configuration: Keycloak answers 500 to what a mapper throws. Then no group has a role: those of some would make
     * another one the preferred.
     */
    private static List<Membership> memberships(UserModel user, ProtocolMapperModel mapper, KeycloakSession session, RealmModel realm) {
        RoleReferences references = new RoleReferences(() -> session.getProvider(IdentityPools.class).configuration(realm));
        List<GroupModel> groups = user.getGroupsStream().toList();
        try {
            return groups.stream().map(group -> membership(group, mapper, references)).toList();
        } catch (RuntimeException e) {
            if (WARNINGS.tryAcquire()) {
                LOG.warnf("Tokens of realm %s go without roles of groups: %s", realm.getName(), e.getMessage());
            }
            return groups.stream().map(group -> new Membership(name(group), List.of(), Membership.NO_PRECEDENCE)).toList();
        }
    }

    private static Membership membership(GroupModel group, ProtocolMapperModel mapper, RoleReferences references) {
        List<String> roles = group.getAttributeStream(setting(mapper, ROLE_ATTRIBUTE, ROLE_BY_DEFAULT))
                .map(references::arn).filter(Objects::nonNull).toList();
        return new Membership(name(group), roles,
                Membership.precedenceOf(group.getFirstAttribute(setting(mapper, PRECEDENCE_ATTRIBUTE, PRECEDENCE_BY_DEFAULT))));
    }

    private static String name(GroupModel group) {
        // By its name alone a subgroup could pass for another group, and whoever manages one group may name its subgroups.
        GroupModel parent = group.getParentId() == null ? null : group.getParent();
        return parent == null ? group.getName() : name(parent) + "/" + group.getName();
    }

    private static String setting(ProtocolMapperModel mapper, String name, String byDefault) {
        String value = mapper.getConfig().get(name);
        return value == null || value.isBlank() ? byDefault : value;
    }
}
