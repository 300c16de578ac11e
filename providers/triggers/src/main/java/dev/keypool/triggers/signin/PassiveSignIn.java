package dev.keypool.triggers.signin;

import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.common.constants.GeneralConstants;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** A sign-in that must show nothing, and begins and ends with one request: OpenID Connect's {@code prompt=none} and SAML's {@code IsPassive}. */
final class PassiveSignIn {

    private PassiveSignIn() {
    }

    static boolean is(KeycloakContext context, AuthenticationSessionModel signIn) {
        if (SamlProtocol.LOGIN_PROTOCOL.equals(signIn.getProtocol())) {
            SAMLDocumentHolder request = samlRequest(context);
            return request != null && request.getSamlObject() instanceof AuthnRequestType sent && Boolean.TRUE.equals(sent.isIsPassive());
        }
        return TokenUtil.hasPrompt(signIn.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /** SamlService notes nothing of it: it is read once more, from where SamlService has it by the method. Null where there is none. */
    private static SAMLDocumentHolder samlRequest(KeycloakContext context) {
        boolean posted = "POST".equals(context.getHttpRequest().getHttpMethod());
        String request = (posted ? context.getHttpRequest().getDecodedFormParameters() : context.getUri().getQueryParameters())
                .getFirst(GeneralConstants.SAML_REQUEST_KEY);
        if (request == null) {
            return null;
        }
        return posted ? SAMLRequestParser.parseRequestPostBinding(request) : SAMLRequestParser.parseRequestRedirectBinding(request);
    }
}
