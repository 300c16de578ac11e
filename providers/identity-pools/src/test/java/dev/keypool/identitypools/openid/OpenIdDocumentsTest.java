package dev.keypool.identitypools.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.identitypools.realm.RsaKeys;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;

class OpenIdDocumentsTest {

    private static final String CERTIFICATE = "MIIDATCCAemgAwIBAgIUCqVV5ppD1xbvdW5RyFsyeVU8zccwDQYJKoZIhvcNAQELBQAwDzENMAsGA1UEAwwEZGVtbzAgFw0yNjExMjQwMjUyMTlaGA8yMTI2MTAzMTAyNTIxOVowDzENMAsGA1UEAwwEZGVtbzCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALizTiRIWh8epO0DukDgk8hI1LztmPzcEFm6AyoP4jFOTRrX5eiMAcLzK6HLF3LI0HxR4qJrtaven95CBNX/ev8V+Au0Z4U+M6gaZMdGucKYcvs/wfQ/eETxzAbyIKWWMzMzjM8i/Dl7jcph+9Zv7uPRv4qD/qlPybyvV7I77jexykwy1fjTsWEit4ifdP+oBLE17GoFSyePh9vcVMWFEmyNG/d3JEy8qfIK4HDpyCRglGW+AnfUTBULQI9qtYqMYGIyzE/vyeyQlGdaK8EXcgMM2kybskgrYv560/lBc/p7jHqh/Q8zZuuTSsAkBd6205XZDpZ8OiZqtQS3ETth7/ECAwEAAaNTMFEwHQYDVR0OBBYEFP1PKIFAIsEJVAYy+cPKAFr9NeiYMB8GA1UdIwQYMBaAFP1PKIFAIsEJVAYy+cPKAFr9NeiYMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAICdwrUsjaSp/jzw15DzrZBlOk569Sc92R+ZQsRX3BEorqSo2VKBVYgOY53bP3t0HQ3WMcQWXtmnLvtVE7FKCofwwEy6BZQyxpnn9YVVY4yqU/uBNxnz4blzx9NChjEWSZ8+BXGLK/MK2yFrX59hIeqA5A1lt7wukQx2jeDmDAVedfP7ScAc2ri38hyYPRLka1d0JKONArufMlY2GV/wpbzC2XMOB9aXe4dVxGQYnZh/S5f3TDl4kDDk2x+oVePjdmLItIqPwHVhWJW5Z7HcXLJquSemvi0IX3GPGiKFWbHaKC5DxpTlT9Ij2oWDwD/l10tsaPY43NWWOk9ptBrb0po=";

    @Test
    void discoveryNamesIssuerAndKeys() {
        JsonNode document = OpenIdDocuments.discovery("https://login.example.com/realms/demo");
        assertThat(document.path("issuer").textValue()).isEqualTo("https://login.example.com/realms/demo/identity-pools");
        assertThat(document.path("jwks_uri").textValue()).isEqualTo("https://login.example.com/realms/demo/identity-pools/.well-known/jwks_uri");
        assertThat(document.path("id_token_signing_alg_values_supported")).extracting(JsonNode::textValue).containsExactly("RS256");
    }

    @Test
    void aKeyHasItsModulusAndItsCertificate() throws Exception {
        KeyWrapper key = signing("key-1", "RS256");
        JsonNode jwk = OpenIdDocuments.keys(SnapshotBuilder.empty().key(key).build()).path("keys").get(0);
        assertThat(jwk.path("kid").textValue()).isEqualTo("key-1");
        assertThat(jwk.path("kty").textValue()).isEqualTo("RSA");
        assertThat(jwk.path("alg").textValue()).isEqualTo("RS256");
        assertThat(jwk.path("use").textValue()).isEqualTo("sig");
        assertThat(jwk.path("e").textValue()).isEqualTo("AQAB");
        assertThat(new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path("n").textValue()))).isEqualTo(((RSAPublicKey) key.getPublicKey()).getModulus());
        assertThat(jwk.path("x5c")).extracting(JsonNode::textValue).containsExactly(CERTIFICATE);
        assertThat(jwk.fieldNames()).toIterable().doesNotContain("d", "p", "q");
    }

    @Test
    void onlyKeysThatMaySignPoolTokensAreThere() throws Exception {
        KeyWrapper passive = signing("passive", "RS256");
        passive.setStatus(KeyStatus.PASSIVE);
        KeyWrapper disabled = signing("disabled", "RS256");
        disabled.setStatus(KeyStatus.DISABLED);
        KeyWrapper encryption = signing("encryption", "RSA-OAEP");
        encryption.setUse(KeyUse.ENC);
        KeyWrapper encryptionOfThatName = signing("encryption-2", "RS256");
        encryptionOfThatName.setUse(KeyUse.ENC);
        JsonNode document = OpenIdDocuments.keys(SnapshotBuilder.empty().key(signing("active", "RS256")).key(passive).key(disabled).key(encryption)
                .key(encryptionOfThatName).key(signing("other", "RS512")).key(signing("pss", "PS256")).build());
        assertThat(document.path("keys")).extracting(key -> key.path("kid").textValue()).containsExactly("active", "passive");
    }

    @Test
    void aKeyWithoutCertificateIsLeftOut() throws Exception {
        KeyWrapper bare = RsaKeys.signing("bare", "RS256");
        KeyWrapper emptied = RsaKeys.signing("emptied", "RS256");
        emptied.setCertificateChain(List.of());
        JsonNode document = OpenIdDocuments.keys(SnapshotBuilder.empty().key(bare).key(emptied).key(signing("key-1", "RS256")).build());
        assertThat(document.path("keys")).extracting(key -> key.path("kid").textValue()).containsExactly("key-1");
    }

    private static KeyWrapper signing(String keyId, String algorithm) throws Exception {
        KeyWrapper key = RsaKeys.signing(keyId, algorithm);
        key.setCertificate(certificate());
        return key;
    }

    private static X509Certificate certificate() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(CERTIFICATE)));
    }
}
