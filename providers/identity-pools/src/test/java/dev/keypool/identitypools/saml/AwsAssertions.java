package dev.keypool.identitypools.saml;

import java.time.Instant;

/** Assertions as an identity provider makes them for AWS, for the tests of other rooms. */
public final class AwsAssertions {

    public static final Instant NOW = SamlIdp.NOW;
    public static final SamlTrust TRUST = SamlIdp.TRUST;
    public static final String ISSUER = SamlIdp.ISSUER;
    public static final String RECIPIENT = SamlIdp.RECIPIENT;

    private static final String STATEMENT = "<saml:AttributeStatement>";

    private AwsAssertions() {
    }

    /**
     * A signed response, base64: of alice, issued at {@link #NOW}, her session there for eight hours.
     *
     * @param attributes of {@link #attribute}
     */
    public static String response(String... attributes) {
        return SamlIdp.base64(SamlIdp.signed(SamlIdp.change(SamlIdp.ASSERTION, STATEMENT, STATEMENT + String.join("", attributes))));
    }

    /** The same without a signature. */
    public static String unsigned(String... attributes) {
        return SamlIdp.base64(SamlIdp.response(SamlIdp.change(SamlIdp.ASSERTION, STATEMENT, STATEMENT + String.join("", attributes))));
    }

    /** With one part of the assertion replaced before it is signed. */
    public static String changed(String part, String replacement, String... attributes) {
        String assertion = SamlIdp.change(SamlIdp.ASSERTION, STATEMENT, STATEMENT + String.join("", attributes));
        return SamlIdp.base64(SamlIdp.signed(SamlIdp.change(assertion, part, replacement)));
    }

    public static String attribute(String name, String... values) {
        StringBuilder attribute = new StringBuilder("<saml:Attribute Name=\"" + name + "\">");
        for (String value : values) {
            attribute.append("<saml:AttributeValue>").append(value).append("</saml:AttributeValue>");
        }
        return attribute.append("</saml:Attribute>").toString();
    }
}
