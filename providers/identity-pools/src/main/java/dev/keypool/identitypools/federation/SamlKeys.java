package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.saml.SamlAssertion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition keys of an assertion, in lower case.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml">Available keys for SAML-based federation</a>
 */
final class SamlKeys {

    static final String NAME_QUALIFIER = "saml:namequalifier";

    private static final String SUBJECT = "saml:sub";
    private static final String SUBJECT_TYPE = "saml:sub_type";
    private static final String FORMATS = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String[] EDU_PERSON = {"affiliation", "nickname", "orgdn", "orgunitdn", "primaryaffiliation", "principalname",
            "entitlement", "primaryorgunitdn", "scopedaffiliation", "targetedid", "assurance"};
    private static final String[] EDU_ORG = {"homepageuri", "identityauthnpolicyuri", "legalname", "superioruri", "whitepagesuri"};
    private static final Map<String, String> BY_ATTRIBUTE = byAttribute();

    private SamlKeys() {
    }

    static Map<String, List<String>> of(SamlAssertion assertion, String account, String alias) {
        Map<String, List<String>> keys = new HashMap<>();
        assertion.attributes().forEach((name, values) -> {
            String key = BY_ATTRIBUTE.get(name);
            if (key != null && !values.isEmpty()) {
                keys.putIfAbsent(key, values);
            }
        });
        keys.put("saml:aud", List.of(assertion.recipient()));
        keys.put("saml:iss", List.of(assertion.issuer()));
        keys.put("saml:doc", List.of(account + "/" + alias));
        keys.put(SUBJECT, List.of(assertion.nameId()));
        keys.put(SUBJECT_TYPE, List.of(subjectType(assertion)));
        keys.put(NAME_QUALIFIER, List.of(nameQualifier(assertion.issuer(), account, alias)));
        return Map.copyOf(keys);
    }

    /** Those that stay usable during the session. */
    static Map<String, List<String>> ofSession(Map<String, List<String>> keys) {
        return Map.of(SUBJECT, keys.get(SUBJECT), SUBJECT_TYPE, keys.get(SUBJECT_TYPE), NAME_QUALIFIER, keys.get(NAME_QUALIFIER));
    }

    static String subjectType(SamlAssertion assertion) {
        String format = assertion.nameIdFormat();
        return format.startsWith(FORMATS) ? format.substring(FORMATS.length()) : format;
    }

    /** No secret: it only tells identity providers apart, and AWS's clients know it as this hash. */
    private static String nameQualifier(String issuer, String account, String alias) {
        try {
            byte[] text = (issuer + account + "/" + alias).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static Map<String, String> byAttribute() {
        Map<String, String> keys = new HashMap<>(Map.of("urn:oid:2.5.4.3", "saml:cn",
                CLAIMS + "name", "saml:name", CLAIMS + "givenname", "saml:givenname", CLAIMS + "surname", "saml:surname",
                CLAIMS + "emailaddress", "saml:mail", "http://schemas.xmlsoap.org/claims/CommonName", "saml:commonname",
                "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "saml:primarygroupsid"));
        keys.putAll(Map.of("2.5.4.3", "saml:commonname", "2.5.4.4", "saml:surname", "2.4.5.42", "saml:givenname",
                "2.5.4.45", "saml:x500uniqueidentifier", "0.9.2342.19200300100.1.1", "saml:uid", "0.9.2342.19200300100.1.3", "saml:mail",
                "0.9.2342.19200300.100.1.45", "saml:organizationstatus"));
        for (int i = 0; i < EDU_PERSON.length; i++) {
            keys.put("urn:oid:1.3.6.1.4.1.5923.1.1.1." + (i + 1), "saml:eduperson" + EDU_PERSON[i]);
        }
        for (int i = 0; i < EDU_ORG.length; i++) {
            keys.put("urn:oid:1.3.6.1.4.1.5923.1.2.1." + (i + 2), "saml:eduorg" + EDU_ORG[i]);
        }
        return Map.copyOf(keys);
    }
}
