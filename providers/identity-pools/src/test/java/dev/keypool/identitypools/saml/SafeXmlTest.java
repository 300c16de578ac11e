package dev.keypool.identitypools.saml;

import static dev.keypool.identitypools.saml.SamlIdp.ASSERTION;
import static dev.keypool.identitypools.saml.SamlIdp.NOW;
import static dev.keypool.identitypools.saml.SamlIdp.TRUST;
import static dev.keypool.identitypools.saml.SamlIdp.change;
import static dev.keypool.identitypools.saml.SamlIdp.refuses;
import static dev.keypool.identitypools.saml.SamlIdp.refusesBase64;
import static dev.keypool.identitypools.saml.SamlIdp.response;
import static dev.keypool.identitypools.saml.SamlIdp.signed;
import static dev.keypool.identitypools.saml.SamlIdp.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XML that is not even looked at. */
class SafeXmlTest {

    @Test
    void aCommentDoesNotCutANameOff() {
        // Canonical form leaves comments out, so this was validly signed as admin@evil, and some readers see admin.
        for (String comment : List.of("<!-- -->", "<!---->", "<?cut?>")) {
            refuses(Reason.MALFORMED, change(signed(change(ASSERTION, ">alice<", ">admin@evil<")), ">admin@evil<", ">admin" + comment + "@evil<"));
            refuses(Reason.MALFORMED, change(signed(change(ASSERTION, ">sales<", ">admin.evil<")), ">admin.evil<", ">admin" + comment + ".evil<"));
        }
    }

    @Test
    void commentsAndInstructionsAreRefusedEverywhere() {
        String response = signed(ASSERTION);
        for (String odd : List.of("<!-- x -->", "<?x y?>")) {
            refuses(Reason.MALFORMED, odd + response);
            refuses(Reason.MALFORMED, response + odd);
            refuses(Reason.MALFORMED, change(response, "<samlp:Status>", odd + "<samlp:Status>"));
            refuses(Reason.MALFORMED, change(response, "<ds:DigestValue>", "<ds:DigestValue>" + odd));
            refuses(Reason.MALFORMED, change(response, "<ds:SignedInfo>", "<ds:SignedInfo>" + odd));
        }
    }

    @Test
    void documentTypesAreRefused() {
        refuses(Reason.MALFORMED, "<!DOCTYPE x>" + signed(ASSERTION));
        refuses(Reason.MALFORMED, "<!DOCTYPE samlp:Response [<!ENTITY name \"admin\">]>" + change(signed(ASSERTION), ">alice<", ">&name;<"));
        // An attribute's default, or its being an ID, would come from there.
        refuses(Reason.MALFORMED, "<!DOCTYPE x [<!ATTLIST saml:Assertion ID ID #REQUIRED>]>" + signed(ASSERTION));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), ">alice<", ">&name;<"));
    }

    @Test
    void aBillionLaughsAreNone() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY lol").append(i).append(" \"").append(("&lol" + (i - 1) + ";").repeat(10)).append("\">");
        }
        String attack = laughs.append("]>").append(change(signed(ASSERTION), ">alice<", ">&lol9;<")).toString();

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refuses(Reason.MALFORMED, attack));
        String quadratic = "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(20_000) + "\">]>" + change(signed(ASSERTION), ">alice<", ">" + "&a;".repeat(5_000) + "<");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refuses(Reason.MALFORMED, quadratic));
    }

    @Test
    void nothingIsFetched(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "admin");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            String here = "http://127.0.0.1:" + server.getLocalPort() + "/";
            for (String system : List.of(here, file.toUri().toString(), "jar:" + here + "a.jar!/b")) {
                refuses(Reason.MALFORMED, "<!DOCTYPE x SYSTEM \"" + system + "\">" + signed(ASSERTION));
                refuses(Reason.MALFORMED, "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + system + "\">]>" + change(signed(ASSERTION), ">alice<", ">&e;<"));
                refuses(Reason.MALFORMED, "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + system + "\"> %e;]>" + signed(ASSERTION));
                refuses(Reason.BAD_SIGNATURE, change(signed(ASSERTION), ">alice<", "><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\""
                        + system + "\" parse=\"text\"/><"));
                refuses(Reason.BAD_SIGNATURE, change(signed(ASSERTION), "<saml:Subject>", "<saml:Subject xmlns:xsi=\"http://www.w3.org/2001/"
                        + "XMLSchema-instance\" xsi:schemaLocation=\"urn:x " + system + "\" xsi:noNamespaceSchemaLocation=\"" + system + "\">"));
            }
            assertThat(catchTimeout(server)).isTrue();
        }
    }

    @Test
    void anIdIsThereOnce() {
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "ID=\"r1\"", "ID=\"a1\""));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<samlp:Status ID=\"a1\">"));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<samlp:Status Id=\"a1\">"));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<samlp:Status xml:id=\"a1\">"));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<samlp:Status x:id=\"r1\" xmlns:x=\"urn:x\">"));
    }

    @Test
    void thereIsExactlyOneAssertion() {
        String good = new XmlSigner(SamlIdp.KEYS.getPrivate()).sign(ASSERTION, "a1");
        String second = new XmlSigner(SamlIdp.KEYS.getPrivate()).sign(change(ASSERTION, "ID=\"a1\"", "ID=\"a2\""), "a2");

        refuses(Reason.MALFORMED, response(good + second));
        refuses(Reason.MALFORMED, response(good + "<saml:EncryptedAssertion/>"));
        refuses(Reason.MALFORMED, response("<samlp:Extensions>" + good + "</samlp:Extensions>"));
        refuses(Reason.MALFORMED, signed(change(ASSERTION, "<saml:AuthnStatement ", "<saml:Advice>" + second + "</saml:Advice><saml:AuthnStatement ")));
    }

    @Test
    void deepDocumentsAreRefused() {
        for (int depth : new int[] {40, 10_000}) {
            refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<x>".repeat(depth) + "</x>".repeat(depth) + "<samlp:Status>"));
        }
    }

    @Test
    void longDocumentsAreRefusedUnread() throws InvalidSamlException {
        String response = SamlIdp.base64(signed(ASSERTION));
        String filled = response + "\n".repeat(SamlResponses.MAX_LENGTH - response.length());

        assertThat(SamlResponses.verify(filled, TRUST, NOW).nameId()).isEqualTo("alice");
        refusesBase64(Reason.MALFORMED, filled + "\n", TRUST, NOW);
        refusesBase64(Reason.MALFORMED, "A".repeat(10_000_000), TRUST, NOW);
    }

    @Test
    void manyOrLongAttributesAndNamesAreRefused() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<samlp:Status" + attributes + ">"));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<" + "x".repeat(300) + "/><samlp:Status>"));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "<samlp:Status>", "<samlp:Status xmlns:x=\"urn:" + "x".repeat(300) + "\">"));
    }

    @Test
    void canonicalFormDoesNotGrowBeyondMeasure() {
        // Signed by the identity provider for whoever has an account there; the content is then replaced.
        String names = "<y:a xmlns:y=\"urn:" + "y".repeat(240) + "\">" + "<x:b/>".repeat(11_000) + "</y:a>";
        String attack = change(change(signed(ASSERTION), "<saml:Subject>", names + "<saml:Subject>"), "<saml:Assertion ",
                "<saml:Assertion xmlns:x=\"urn:" + "x".repeat(240) + "\" ");

        assertThat(SamlIdp.base64(attack).length()).isBetween(90_000, SamlResponses.MAX_LENGTH);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refuses(Reason.BAD_SIGNATURE, attack));
    }

    @Test
    void otherEncodingsAreRefused() throws InvalidSamlException {
        String name = change(ASSERTION, ">alice<", ">Zoë<");
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, Charset.forName("UTF-32"))) {
            refusesBase64(Reason.MALFORMED, Base64.getEncoder().encodeToString(signed(name).getBytes(charset)), TRUST, NOW);
        }
        assertThat(verify("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + signed(name)).nameId()).isEqualTo("Zoë");
        refuses(Reason.MALFORMED, "<?xml version=\"1.1\"?>" + signed(name));
        refuses(Reason.MALFORMED, "\uFEFF" + signed(name));
    }

    @Test
    void compressedResponsesAreNotInflated() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(signed(ASSERTION).getBytes(StandardCharsets.UTF_8));
        }
        refusesBase64(Reason.MALFORMED, Base64.getEncoder().encodeToString(compressed.toByteArray()), TRUST, NOW);
    }

    @Test
    void base64IsStrictButForWhiteSpace() throws InvalidSamlException {
        String base64 = SamlIdp.base64(signed(ASSERTION));

        assertThat(SamlResponses.verify(Base64.getMimeEncoder().encodeToString(Base64.getDecoder().decode(base64)), TRUST, NOW).nameId()).isEqualTo("alice");
        refusesBase64(Reason.MALFORMED, "%" + base64, TRUST, NOW);
        refusesBase64(Reason.MALFORMED, base64.replace('+', '-').replace('/', '_') + "-", TRUST, NOW);
        refusesBase64(Reason.MALFORMED, base64 + "=====", TRUST, NOW);
        refusesBase64(Reason.MALFORMED, "", TRUST, NOW);
        refusesBase64(Reason.MALFORMED, "A", TRUST, NOW);
    }

    @Test
    void whatIsNoXmlIsRefused() {
        for (String text : List.of("x", "{}", "<a", "<a></b>", "<a/><b/>", "<p:a/>", "<a b=\"1\" b=\"2\"/>", "<a>&#0;</a>", "<a>\u0000</a>", "<a/>")) {
            refuses(Reason.MALFORMED, text);
        }
    }

    private static boolean catchTimeout(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
