package dev.keypool.identitypools.idp;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.realm.FixedAddress;
import dev.keypool.identitypools.saml.SamlTrust;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.common.util.PemException;
import org.keycloak.common.util.PemUtils;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.keys.PublicKeyStorageProvider;
import org.keycloak.keys.PublicKeyStorageUtils;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What assertions of the realm's SAML providers are checked against. */
public final class SamlProviders {

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");
    /** AWS grants 5 minutes. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String issuer;
    private final PublicProviders providers;

    /**
     * @param issuer    the realm's issuer
     * @param providers the node's client for metadata
     */
    public SamlProviders(KeycloakSession session, RealmModel realm, String issuer, PublicProviders providers) {
        this.providers = providers;
        this.session = session;
        this.realm = realm;
        this.issuer = issuer;
    }

    /**
     * @param audiences what is accepted, or empty for the identity provider's own
     * @return null when the identity provider has no entity id or no key that is good enough
     * @throws ExchangeException when its metadata cannot be had, or only the caller says what our own address is
     */
    public SamlTrust trust(IdentityProviderModel model, Set<String> audiences) throws ExchangeException {
        SAMLIdentityProviderConfig config = new SAMLIdentityProviderConfig(model);
        List<PublicKey> keys = signingKeys(config).stream().filter(SamlTrust::accepts).toList();
        if (config.getIdpEntityId() == null || config.getIdpEntityId().isBlank() || keys.isEmpty()) {
            return null;
        }
        boolean fixed = FixedAddress.is(session);
        Set<String> accepted = audiences.isEmpty() ? ownAudiences(config, fixed) : audiences;
        Set<String> recipients = recipients(config, fixed);
        if (accepted.isEmpty() || recipients.isEmpty()) {
            throw ExchangeException.unavailable(Refusal.REALM_MISCONFIGURED, "Without a fixed hostname, an identity provider of SAML needs "
                    + (accepted.isEmpty() ? "an entity id or " + IdentityProviders.AUDIENCES : IdentityProviders.RECIPIENTS) + ".");
        }
        return new SamlTrust(config.getIdpEntityId(), keys, decryptionKeys(), accepted, recipients, CLOCK_SKEW);
    }

    /** As {@code SAMLEndpoint.getEntityId} has it: the realm's address where none is set. */
    private Set<String> ownAudiences(SAMLIdentityProviderConfig config, boolean fixed) {
        Set<String> audiences = IdentityProviders.words(config, IdentityProviders.AUDIENCES);
        if (config.getEntityId() != null && !config.getEntityId().isBlank()) {
            audiences.add(config.getEntityId());
        } else if (fixed) {
            audiences.add(issuer);
        }
        return audiences;
    }

    /**
     * Keycloak's own consumer service, ours, and what the administrator adds: an application has a place of its own. By a Host
     * header of their choice others could make an address of theirs one of ours, and hand in what somebody signed in with there.
     */
    private Set<String> recipients(SAMLIdentityProviderConfig config, boolean fixed) {
        Set<String> recipients = new LinkedHashSet<>(IdentityProviders.words(config, IdentityProviders.RECIPIENTS));
        if (fixed) {
            recipients.add(issuer + "/broker/" + config.getAlias() + "/endpoint");
            recipients.add(issuer + "/sts");
            recipients.add(issuer + "/cognito-identity");
        }
        return recipients;
    }

    /** From the same place as {@code SAMLEndpoint.getIDPKeyLocator}: metadata by Keycloak's cache of keys, or certificates. */
    private List<PublicKey> signingKeys(SAMLIdentityProviderConfig config) throws ExchangeException {
        if (config.isUseMetadataDescriptorUrl() && config.getMetadataDescriptorUrl() != null && !config.getMetadataDescriptorUrl().isBlank()) {
            return published(config).stream()
                    .filter(found -> found.getUse() == null || found.getUse() == KeyUse.SIG)
                    .filter(found -> found.getCertificate() != null && isValid(found.getCertificate()))
                    .map(found -> (PublicKey) found.getPublicKey()).toList();
        }
        List<PublicKey> keys = new ArrayList<>();
        for (String text : config.getSigningCertificates()) {
            X509Certificate certificate = certificate(config, text);
            if (certificate != null && isValid(certificate)) {
                keys.add(certificate.getPublicKey());
            }
        }
        return keys;
    }

    /** Keycloak's storage throws a RuntimeException when the metadata does not come or is none: the provider's fault, not ours. */
    private List<KeyWrapper> published(SAMLIdentityProviderConfig config) throws ExchangeException {
        String key = PublicKeyStorageUtils.getIdpModelCacheKey(realm.getId(), config.getInternalId());
        try {
            return session.getProvider(PublicKeyStorageProvider.class)
                    .getKeys(key, providers.samlMetadata().loader(config.getMetadataDescriptorUrl()));
        } catch (RuntimeException e) {
            LOG.debugf(e, "The metadata of the identity provider %s cannot be loaded", config.getAlias());
            throw ExchangeException.externalService("The identity provider's metadata cannot be loaded.");
        }
    }

    private static X509Certificate certificate(SAMLIdentityProviderConfig config, String text) {
        try {
            return PemUtils.decodeCertificate(text.trim());
        } catch (PemException e) {
            LOG.warnf("A signing certificate of the identity provider %s cannot be read", config.getAlias());
            return null;
        }
    }

    private static boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    /** The realm's encryption keys, as {@code SAMLDecryptionKeysLocator} takes them. */
    private List<PrivateKey> decryptionKeys() {
        return session.keys().getKeysStream(realm)
                .filter(key -> key.getStatus().isEnabled() && key.getUse() == KeyUse.ENC)
                .map(KeyWrapper::getPrivateKey).filter(key -> key instanceof PrivateKey other && "RSA".equals(other.getAlgorithm()))
                .map(PrivateKey.class::cast).toList();
    }
}
