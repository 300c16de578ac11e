package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.idp.IdentityProviders;
import dev.keypool.identitypools.idp.ProviderArn;
import dev.keypool.identitypools.idp.SamlProviders;
import dev.keypool.identitypools.idp.SamlSubject;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.roles.SamlRoles;
import dev.keypool.identitypools.saml.InvalidSamlException;
import dev.keypool.identitypools.saml.SamlAssertion;
import dev.keypool.identitypools.saml.SamlResponses;
import dev.keypool.identitypools.saml.SamlTrust;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.IdentityProviderModel;

/**
 * People of the realm's SAML providers: the key among a client's logins is the provider's ARN, the token a base64 SAML
 * response.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html">SAML identity providers</a>
 */
public final class SamlLogins implements ExternalLogins.Verifier {

    /** Cognito's default for the tag {@code client}. */
    private static final String NAME_IDENTIFIER = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

    private final RealmSnapshot realm;
    private final IdentityProviders providers;
    private final SamlProviders saml;

    public SamlLogins(RealmSnapshot realm, IdentityProviders providers, SamlProviders saml) {
        this.realm = realm;
        this.providers = providers;
        this.saml = saml;
    }

    @Override
    public TimedLogin verify(IdentityPool pool, String provider, String response) throws ExchangeException {
        String alias = ProviderArn.samlAlias(realm.settings().account(), provider);
        Set<String> audiences = alias == null ? null : pool.logins().samlProviders().get(alias);
        return audiences == null ? null : verify(alias, audiences, provider, response);
    }

    private TimedLogin verify(String alias, Set<String> audiences, String arn, String response) throws ExchangeException {
        IdentityProviderModel model = providers.saml(alias).orElse(null);
        SamlTrust trust = model == null ? null : saml.trust(model, audiences);
        if (trust == null) {
            return null;
        }
        try {
            SamlAssertion assertion = SamlResponses.verify(response, trust, Instant.now());
            String subject = SamlSubject.of(model, assertion);
            if (subject == null) {
                throw ExchangeException.invalidLogin(Refusal.MALFORMED_TOKEN,
                        "The assertion names the person by a transient or friendly name, or without the attribute that the provider's settings ask for.");
            }
            VerifiedLogin login = new VerifiedLogin(Login.ofIdentityProvider(model.getInternalId(), subject),
                    List.of(arn, arn + ":SAML:" + subject), null, ProviderKey.SAML + alias, ProviderKey.SAML + alias, claims(assertion, arn));
            Instant end = assertion.sessionNotOnOrAfter();
            return new TimedLogin(login, end != null && end.isBefore(assertion.expiresAt()) ? end : assertion.expiresAt());
        } catch (InvalidSamlException e) {
            throw refused(e);
        }
    }

    private Claims claims(SamlAssertion assertion, String arn) {
        Map<String, List<String>> claims = new HashMap<>(assertion.attributes());
        claims.putIfAbsent(NAME_IDENTIFIER, List.of(assertion.nameId()));
        // What they say about roles in AWS's attribute is what role mappings of type Token ask for.
        claims.putAll(SamlRoles.claims(assertion.attribute(SamlRoles.ATTRIBUTE), arn));
        return Claims.of(claims, realm.askedClaims());
    }

    private static ExchangeException refused(InvalidSamlException e) {
        return switch (e.reason()) {
            case STATUS -> ExchangeException.invalidLogin(Refusal.SIGN_IN_FAILED, e.getMessage());
            case MALFORMED, UNSUPPORTED, NOT_CONFIRMED -> ExchangeException.invalidLogin(Refusal.MALFORMED_TOKEN, e.getMessage());
            case NOT_SIGNED, BAD_SIGNATURE, NOT_DECRYPTED -> ExchangeException.invalidLogin(Refusal.BAD_SIGNATURE, e.getMessage());
            case WRONG_ISSUER -> ExchangeException.invalidLogin(Refusal.WRONG_ISSUER, e.getMessage());
            case WRONG_AUDIENCE, WRONG_RECIPIENT -> ExchangeException.invalidLogin(Refusal.WRONG_AUDIENCE, e.getMessage());
            case EXPIRED -> ExchangeException.invalidLogin(Refusal.TOKEN_EXPIRED, e.getMessage());
            case NOT_YET_VALID -> ExchangeException.invalidLogin(Refusal.TOKEN_NOT_YET_VALID, e.getMessage());
        };
    }
}
