package dev.keypool.identitypools.saml;

import java.util.Base64;

/** Base64 as XML and forms carry it: in lines, otherwise strict. */
final class Base64Text {

    private Base64Text() {
    }

    static byte[] decode(String text) throws InvalidSamlException {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r' && c != '\t' && c != ' ') {
                joined.append(c);
            }
        }
        try {
            return Base64.getDecoder().decode(joined.toString());
        } catch (IllegalArgumentException e) {
            throw InvalidSamlException.malformed("The SAML response is not base64, or something in it is not.");
        }
    }
}
