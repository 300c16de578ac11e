package dev.keypool.identitypools.saml;

import static dev.keypool.identitypools.saml.SamlIdp.ASSERTION;
import static dev.keypool.identitypools.saml.SamlIdp.NOW;
import static dev.keypool.identitypools.saml.SamlIdp.TRUST;
import static dev.keypool.identitypools.saml.SamlIdp.change;
import static dev.keypool.identitypools.saml.SamlIdp.refuses;
import static dev.keypool.identitypools.saml.SamlIdp.signed;
import static dev.keypool.identitypools.saml.SamlIdp.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a response with a good signature must say, and what is read from it. */
class SamlResponsesTest {

    private static final String CONDITIONS = "<saml:Conditions NotBefore=\"2026-01-31T11:59:00Z\" NotOnOrAfter=\"2026-01-31T13:00:00Z\">";
    private static final String RESTRICTION = "<saml:AudienceRestriction><saml:Audience>https://sp.example.com</saml:Audience></saml:AudienceRestriction>";
    private static final String CONFIRMED = "NotOnOrAfter=\"2026-01-31T12:10:00Z\" Recipient=\"https://sp.example.com/acs\"";
    private static final String CONFIRMATION = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
            + "<saml:SubjectConfirmationData " + CONFIRMED + "/></saml:SubjectConfirmation>";
    private static final String ATTRIBUTE = "<saml:Attribute Name=\"department\"><saml:AttributeValue>sales</saml:AttributeValue></saml:Attribute>";

    @Test
    void aSignedAssertionSaysWhoSignedIn() throws InvalidSamlException {
        SamlAssertion assertion = verify(signed(ASSERTION));

        assertThat(assertion.id()).isEqualTo("a1");
        assertThat(assertion.issuer()).isEqualTo(SamlIdp.ISSUER);
        assertThat(assertion.nameId()).isEqualTo("alice");
        assertThat(assertion.nameIdFormat()).isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        assertThat(assertion.audience()).isEqualTo(SamlIdp.AUDIENCE);
        assertThat(assertion.recipient()).isEqualTo(SamlIdp.RECIPIENT);
        assertThat(assertion.issuedAt()).isEqualTo(NOW);
        assertThat(assertion.notBefore()).isEqualTo(NOW);
        assertThat(assertion.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(assertion.sessionNotOnOrAfter()).isEqualTo(NOW.plus(Duration.ofHours(8)));
        assertThat(assertion.attributes()).containsOnlyKeys("department");
        assertThat(assertion.attribute("department")).containsExactly("sales");
        assertThat(assertion.attribute("Department")).isEmpty();
    }

    @Test
    void itEndsWithItsConditionsWhenTheyEndFirst() throws InvalidSamlException {
        String assertion = change(ASSERTION, "NotOnOrAfter=\"2026-01-31T13:00:00Z\"", "NotOnOrAfter=\"2026-01-31T12:02:00.5Z\"");

        assertThat(verify(signed(assertion)).expiresAt()).isEqualTo(Instant.parse("2026-01-31T12:02:00.5Z"));
        assertThat(verify(signed(change(ASSERTION, CONDITIONS, "<saml:Conditions>"))).expiresAt()).isEqualTo(Instant.parse("2026-01-31T12:10:00Z"));
    }

    @Test
    void namesAndAttributesOfAnyScriptAreReadWhole() throws InvalidSamlException {
        String odd = "  Zoë &amp; &lt;日本&gt; 🎮 \"'\t ";
        String assertion = change(change(ASSERTION, ">alice<", ">" + odd + "<"), ">sales<", "><![CDATA[<Äußeres>]]>&#x2029;x&#13;<");

        assertThat(verify(signed(assertion)).nameId()).isEqualTo("  Zoë & <日本> 🎮 \"'\t ");
        assertThat(verify(signed(assertion)).attribute("department")).containsExactly("<Äußeres>\u2029x\r");
    }

    @Test
    void anAttributeMayComeInSeveralElementsWithSeveralValues() throws InvalidSamlException {
        String assertion = change(ASSERTION, ATTRIBUTE, ATTRIBUTE
                + "<saml:Attribute Name=\"Role\"><saml:AttributeValue>b</saml:AttributeValue><saml:AttributeValue/></saml:Attribute>"
                + "<saml:Attribute Name=\"Role\" NameFormat=\"urn:x\"><saml:AttributeValue>a</saml:AttributeValue></saml:Attribute>"
                + "<saml:Attribute Name=\"none\"/>");

        Map<String, List<String>> attributes = verify(signed(assertion)).attributes();

        assertThat(attributes.keySet()).containsExactly("department", "Role", "none");
        assertThat(attributes.values()).containsExactly(List.of("sales"), List.of("b", "", "a"), List.of());
        assertThatThrownBy(() -> attributes.put("more", List.of())).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> attributes.get("Role").add("admin")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anAttributesValueThatIsNoTextIsLeftOut() throws InvalidSamlException {
        String assertion = change(ASSERTION, ">sales</saml:AttributeValue>", "><saml:NameID>admin</saml:NameID></saml:AttributeValue>"
                + "<saml:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"
                + "<saml:AttributeValue>ad<b/>min</saml:AttributeValue><saml:AttributeValue>sales</saml:AttributeValue>");

        assertThat(verify(signed(assertion)).attribute("department")).containsExactly("sales");
    }

    @Test
    void thereAreAtMost500AttributesAndValues() throws InvalidSamlException {
        String value = "<saml:AttributeValue>v</saml:AttributeValue>";

        assertThat(verify(signed(change(ASSERTION, "<saml:AttributeValue>sales</saml:AttributeValue>", value.repeat(500)))).attribute("department"))
                .hasSize(500);
        refuses(Reason.UNSUPPORTED, signed(change(ASSERTION, "<saml:AttributeValue>sales</saml:AttributeValue>", value.repeat(501))));
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            names.append("<saml:Attribute Name=\"").append(i).append("\"/>");
        }
        assertThat(verify(signed(change(ASSERTION, ATTRIBUTE, names.toString()))).attributes()).hasSize(500);
        names.append("<saml:Attribute Name=\"one more\"/>");
        refuses(Reason.UNSUPPORTED, signed(change(ASSERTION, ATTRIBUTE, names.toString())));
    }

    @Test
    void encryptedPartsOfAnAssertionAreRefused() {
        refuses(Reason.UNSUPPORTED, signed(change(ASSERTION, ATTRIBUTE, ATTRIBUTE + "<saml:EncryptedAttribute/>")));
        refuses(Reason.UNSUPPORTED, signed(change(ASSERTION, nameId("alice"), "<saml:EncryptedID/>")));
    }

    @Test
    void aSubjectHasOneNameOfAReasonableLength() throws InvalidSamlException {
        assertThat(verify(signed(change(ASSERTION, ">alice<", ">" + "a".repeat(1024) + "<"))).nameId()).hasSize(1024);
        refuses(Reason.MALFORMED, signed(change(ASSERTION, ">alice<", ">" + "a".repeat(1025) + "<")));
        refuses(Reason.MALFORMED, signed(change(ASSERTION, ">alice<", "> \n <")));
        refuses(Reason.MALFORMED, signed(change(ASSERTION, ">alice<", "><saml:b>alice</saml:b><")));
        refuses(Reason.MALFORMED, signed(change(ASSERTION, nameId("alice"), nameId("alice") + nameId("admin"))));
        refuses(Reason.UNSUPPORTED, signed(change(ASSERTION, nameId("alice"), "")));
        refuses(Reason.UNSUPPORTED, signed(change(ASSERTION, nameId("alice"), "<saml:BaseID/>")));
    }

    @Test
    void aNameWithoutFormatIsUnspecified() throws InvalidSamlException {
        assertThat(verify(signed(change(ASSERTION, nameId("alice"), "<saml:NameID>alice</saml:NameID>"))).nameIdFormat())
                .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
    }

    @Test
    void aNameWithinAnotherProvidersNamesIsRefused() throws InvalidSamlException {
        String qualified = change(ASSERTION, "<saml:NameID ", "<saml:NameID NameQualifier=\"https://idp.example.com/saml\" "
                + "SPNameQualifier=\"https://sp.example.com\" ");

        assertThat(verify(signed(qualified)).nameId()).isEqualTo("alice");
        refuses(Reason.UNSUPPORTED, signed(change(qualified, "NameQualifier=\"https://idp.example.com/saml\"", "NameQualifier=\"https://evil\"")));
        refuses(Reason.UNSUPPORTED, signed(change(qualified, "SPNameQualifier=\"https://sp.example.com\"", "SPNameQualifier=\"https://evil\"")));
    }

    @Test
    void theIssuerIsTheTrustedOne() {
        for (String other : List.of("https://evil.example.com", "https://idp.example.com/SAML", "https://idp.example.com/saml/",
                " https://idp.example.com/saml", "")) {
            refuses(Reason.WRONG_ISSUER, signed(change(ASSERTION, ">https://idp.example.com/saml<", ">" + other + "<")));
            refuses(Reason.WRONG_ISSUER, change(signed(ASSERTION), "<saml:Issuer>https://idp.example.com/saml</saml:Issuer><samlp:Status>",
                    "<saml:Issuer>" + other + "</saml:Issuer><samlp:Status>"));
        }
        refuses(Reason.WRONG_ISSUER, signed(change(ASSERTION, "<saml:Issuer>",
                "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">")));
        refuses(Reason.MALFORMED, signed(change(ASSERTION, "<saml:Issuer>https://idp.example.com/saml</saml:Issuer><saml:Subject>",
                "<saml:Subject>")));
    }

    @Test
    void theResponseNeedsNoIssuerOfItsOwn() throws InvalidSamlException {
        String response = change(signed(ASSERTION), "<saml:Issuer>https://idp.example.com/saml</saml:Issuer><samlp:Status>", "<samlp:Status>");

        assertThat(verify(response).nameId()).isEqualTo("alice");
    }

    @Test
    void anIssuerMayBeCalledAnEntity() throws InvalidSamlException {
        assertThat(verify(signed(change(ASSERTION, "<saml:Issuer>",
                "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">"))).nameId()).isEqualTo("alice");
    }

    @Test
    void everyAudienceRestrictionNamesATrustedAudience() throws InvalidSamlException {
        String other = change(RESTRICTION, "https://sp.example.com", "https://other.example.com");
        String both = "<saml:AudienceRestriction><saml:Audience>https://other.example.com</saml:Audience><saml:Audience>\n"
                + "  https://sp.example.com\n</saml:Audience></saml:AudienceRestriction>";

        assertThat(verify(signed(change(ASSERTION, RESTRICTION, both + RESTRICTION))).audience()).isEqualTo(SamlIdp.AUDIENCE);
        refuses(Reason.WRONG_AUDIENCE, signed(change(ASSERTION, RESTRICTION, other)));
        refuses(Reason.WRONG_AUDIENCE, signed(change(ASSERTION, RESTRICTION, RESTRICTION + other)));
        refuses(Reason.WRONG_AUDIENCE, signed(change(ASSERTION, RESTRICTION, other + RESTRICTION)));
        refuses(Reason.WRONG_AUDIENCE, signed(change(ASSERTION, RESTRICTION, "<saml:AudienceRestriction/>")));
        refuses(Reason.WRONG_AUDIENCE, signed(change(ASSERTION, RESTRICTION, "")));
        refuses(Reason.WRONG_AUDIENCE, signed(change(ASSERTION, ">https://sp.example.com<", ">https://sp.example.com/<")));
        refuses(Reason.MALFORMED, signed(change(change(ASSERTION, CONDITIONS, ""), RESTRICTION + "</saml:Conditions>", "")));
    }

    @Test
    void otherConditionsAreRefused() {
        for (String condition : List.of("<saml:OneTimeUse/>", "<saml:ProxyRestriction Count=\"0\"/>", "<saml:Condition/>", "<new xmlns=\"urn:x\"/>",
                "<AudienceRestriction xmlns=\"urn:x\"/>")) {
            refuses(Reason.UNSUPPORTED, signed(change(ASSERTION, RESTRICTION, RESTRICTION + condition)));
        }
    }

    @Test
    void theConfirmationIsForATrustedRecipient() {
        refuses(Reason.WRONG_RECIPIENT, signed(change(ASSERTION, "/acs\"", "/acs/\"")));
        refuses(Reason.WRONG_RECIPIENT, change(signed(ASSERTION), "Destination=\"https://sp.example.com/acs\"", "Destination=\"https://evil\""));
        refuses(Reason.WRONG_RECIPIENT, signed(ASSERTION), trust(Set.of()), NOW);
    }

    @Test
    void theResponseNeedsNoDestination() throws InvalidSamlException {
        assertThat(verify(change(signed(ASSERTION), " Destination=\"https://sp.example.com/acs\"", "")).nameId()).isEqualTo("alice");
    }

    @Test
    void aBearerConfirmationHasRecipientAndEndAndNoBeginning() {
        for (String data : List.of("Recipient=\"https://sp.example.com/acs\"", "NotOnOrAfter=\"2026-01-31T12:10:00Z\"",
                "NotBefore=\"2026-01-31T11:00:00Z\" " + CONFIRMED, "")) {
            refuses(Reason.NOT_CONFIRMED, signed(change(ASSERTION, CONFIRMED, data)));
        }
        refuses(Reason.NOT_CONFIRMED, signed(change(ASSERTION, CONFIRMATION, "")));
        refuses(Reason.NOT_CONFIRMED, signed(change(ASSERTION, "<saml:SubjectConfirmationData " + CONFIRMED + "/>", "")));
        for (String method : List.of("holder-of-key", "sender-vouches", "Bearer")) {
            refuses(Reason.NOT_CONFIRMED, signed(change(ASSERTION, "cm:bearer", "cm:" + method)));
        }
        refuses(Reason.NOT_CONFIRMED, signed(change(ASSERTION, "<saml:SubjectConfirmationData", nameId("bob") + "<saml:SubjectConfirmationData")));
    }

    @Test
    void anyOneOfSeveralConfirmationsDoes() throws InvalidSamlException {
        String key = change(CONFIRMATION, "cm:bearer", "cm:holder-of-key");
        String elsewhere = change(CONFIRMATION, "https://sp.example.com/acs", "https://other.example.com/acs");

        assertThat(verify(signed(change(ASSERTION, CONFIRMATION, key + elsewhere + CONFIRMATION))).recipient()).isEqualTo(SamlIdp.RECIPIENT);
        refuses(Reason.WRONG_RECIPIENT, signed(change(ASSERTION, CONFIRMATION, elsewhere + key)));
    }

    @Test
    void itBeginsFiveMinutesEarlyAtMost() throws InvalidSamlException {
        String later = change(ASSERTION, "NotBefore=\"2026-01-31T11:59:00Z\"", "NotBefore=\"2026-01-31T12:05:00Z\"");
        String made = change(ASSERTION, "IssueInstant=\"2026-01-31T12:00:00Z\"", "IssueInstant=\"2026-01-31T12:05:00Z\"");

        for (String assertion : List.of(later, made)) {
            assertThat(verify(signed(assertion)).notBefore()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
            refuses(Reason.NOT_YET_VALID, signed(assertion), TRUST, NOW.minusMillis(1));
        }
    }

    @Test
    void itEndsFiveMinutesLateAtMost() throws InvalidSamlException {
        Instant late = Instant.parse("2026-01-31T12:15:00Z");

        assertThat(verify(signed(ASSERTION), TRUST, late.minusMillis(1)).nameId()).isEqualTo("alice");
        refuses(Reason.EXPIRED, signed(ASSERTION), TRUST, late);
        String conditions = signed(change(ASSERTION, "NotOnOrAfter=\"2026-01-31T13:00:00Z\"", "NotOnOrAfter=\"2026-01-31T12:00:00Z\""));
        assertThat(verify(conditions, TRUST, Instant.parse("2026-01-31T12:04:59Z")).nameId()).isEqualTo("alice");
        refuses(Reason.EXPIRED, conditions, TRUST, Instant.parse("2026-01-31T12:05:00Z"));
    }

    @Test
    void anEndedSessionProvesNothing() throws InvalidSamlException {
        String session = change(ASSERTION, "SessionNotOnOrAfter=\"2026-01-31T20:00:00Z\"", "SessionNotOnOrAfter=\"2026-01-31T11:56:00Z\"");

        assertThat(verify(signed(session)).sessionNotOnOrAfter()).isEqualTo(Instant.parse("2026-01-31T11:56:00Z"));
        refuses(Reason.EXPIRED, signed(session), TRUST, Instant.parse("2026-01-31T12:01:00Z"));
        assertThat(verify(signed(change(ASSERTION, " SessionNotOnOrAfter=\"2026-01-31T20:00:00Z\"", ""))).sessionNotOnOrAfter()).isNull();
    }

    @Test
    void ofSeveralSessionsTheFirstToEndCounts() throws InvalidSamlException {
        String more = "<saml:AuthnStatement SessionNotOnOrAfter=\"2026-01-31T19:00:00Z\"/><saml:AuthnStatement/>"
                + "<saml:AuthnStatement SessionNotOnOrAfter=\"2026-01-31T21:00:00Z\"/>";

        assertThat(verify(signed(change(ASSERTION, "<saml:AttributeStatement>", more + "<saml:AttributeStatement>"))).sessionNotOnOrAfter())
                .isEqualTo(Instant.parse("2026-01-31T19:00:00Z"));
    }

    @Test
    void anAssertionThatNobodySignedInForIsRefused() {
        int from = ASSERTION.indexOf("<saml:AuthnStatement ");
        int to = ASSERTION.indexOf("<saml:AttributeStatement>");

        refuses(Reason.UNSUPPORTED, signed(ASSERTION.substring(0, from) + ASSERTION.substring(to)));
    }

    @Test
    void timesHaveATimeZone() throws InvalidSamlException {
        assertThat(verify(signed(change(ASSERTION, "2026-01-31T12:10:00Z", "2026-01-31T13:10:00.0000001+01:00"))).expiresAt())
                .isEqualTo(Instant.parse("2026-01-31T12:10:00.0000001Z"));
        for (String time : List.of("2026-01-31T12:10:00", "2026-01-31", "soon", "", "1769861400", "+99999-01-01T00:00:00Z", "0000-01-01T00:00:00Z",
                "9999-12-31T00:00:00Z", "+999999999-12-31T23:59:59-18:00", "2026-01-31T12:10:00." + "0".repeat(1000) + "Z")) {
            refuses(Reason.MALFORMED, signed(change(ASSERTION, "2026-01-31T12:10:00Z", time)));
        }
    }

    @Test
    void onlySuccessIsSuccess() {
        String success = "urn:oasis:names:tc:SAML:2.0:status:Success";
        for (String status : List.of("urn:oasis:names:tc:SAML:2.0:status:Requester", "urn:oasis:names:tc:SAML:2.0:status:success", "")) {
            refuses(Reason.STATUS, change(signed(ASSERTION), success, status));
        }
        refuses(Reason.STATUS, change(SamlIdp.response(""), "\"" + success + "\"/>", "\"urn:oasis:names:tc:SAML:2.0:status:Responder\">"
                + "<samlp:StatusCode Value=\"" + success + "\"/></samlp:StatusCode>"));
        String code = "<samlp:StatusCode Value=\"" + success + "\"/>";
        refuses(Reason.MALFORMED, change(signed(ASSERTION), code, ""));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), code, code + code));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>" + code + "</samlp:Status>", ""));
    }

    @Test
    void versionsOtherThan2Point0AreRefused() {
        refuses(Reason.MALFORMED, signed(change(ASSERTION, "Version=\"2.0\"", "Version=\"1.1\"")));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "ID=\"r1\" Version=\"2.0\"", "ID=\"r1\" Version=\"2.1\""));
    }

    @Test
    void aBareAssertionIsNoResponse() {
        refuses(Reason.MALFORMED, new XmlSigner(SamlIdp.KEYS.getPrivate()).sign(ASSERTION, "a1"));
        refuses(Reason.MALFORMED, SamlIdp.response(""));
    }

    @Test
    void timesAreCheckedAgainWhenAnAssertionIsRemembered() throws InvalidSamlException {
        SamlAssertion assertion = verify(signed(ASSERTION));

        assertion.checkTimes(NOW.plus(Duration.ofMinutes(9)), Duration.ZERO);
        assertThatThrownBy(() -> assertion.checkTimes(NOW.plus(Duration.ofMinutes(10)), Duration.ZERO))
                .isInstanceOfSatisfying(InvalidSamlException.class, e -> assertThat(e.reason().label()).isEqualTo("expired"));
        assertThatThrownBy(() -> assertion.checkTimes(NOW.minusNanos(1), Duration.ZERO))
                .isInstanceOfSatisfying(InvalidSamlException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_YET_VALID));
    }

    @Test
    void noPersonAndNoKeyIsPrinted() throws InvalidSamlException {
        assertThat(verify(signed(ASSERTION))).hasToString("SamlAssertion[https://idp.example.com/saml]");
        assertThat(TRUST).hasToString("SamlTrust[https://idp.example.com/saml]");
    }

    private static String nameId(String name) {
        return "<saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">" + name + "</saml:NameID>";
    }

    private static SamlTrust trust(Set<String> recipients) {
        return new SamlTrust(TRUST.issuer(), TRUST.signingKeys(), TRUST.decryptionKeys(), TRUST.audiences(), recipients, TRUST.clockSkew());
    }
}
