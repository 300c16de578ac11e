package dev.keypool.identitypools.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** AWS's own claims in tokens of the realm, from which STS takes session tags and source identity, as far as people choose them. */
public final class EditableSessionClaims {

    /** {@code AwsClaims} reads them: what they are for, as an action of trust policies, and the claim. */
    private static final Map<String, String> CLAIMS = Map.of("sts:TagSession", "https://aws.amazon.com/tags",
            "sts:SetSourceIdentity", "https://aws.amazon.com/source_identity");

    private EditableSessionClaims() {
    }

    /** The actions that let such a claim in. */
    public static List<String> actions() {
        return CLAIMS.keySet().stream().sorted().toList();
    }

    /** Sentences for the administrator; none when it cannot be found out. */
    public static List<String> of(KeycloakSession session, RealmModel realm, String action) {
        List<String> sentences = new ArrayList<>();
        Optional<EditableAttributes> editable = EditableClaims.attributes(session, realm);
        editable.ifPresent(attributes -> realm.getClientsStream().filter(client -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()))
                .forEach(client -> ClientClaims.ofAllTokens(client, attributes).editableUnder(CLAIMS.get(action)).forEach((claim, source) ->
                        sentences.add("People choose the claim " + claim + " of tokens of the client " + client.getClientId() + " themselves, by "
                                + source + ", and " + action + " lets it in."))));
        return sentences;
    }
}
