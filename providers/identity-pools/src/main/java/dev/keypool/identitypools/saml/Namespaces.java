package dev.keypool.identitypools.saml;

/** XML namespaces; some of them are also the beginning of algorithm names. */
final class Namespaces {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    static final String SIGNATURE_MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    static final String SIGNATURE_MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
    static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";

    private Namespaces() {
    }
}
