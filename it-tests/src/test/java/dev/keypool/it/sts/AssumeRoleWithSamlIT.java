package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.keypool.it.attacks.TokenForge;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpRejectedClaimException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * AssumeRoleWithSAML with responses of another realm, as its own login page hands them out; some of them changed and
 * signed again with that realm's key, where Keycloak itself would not say such a thing.
 */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssumeRoleWithSamlIT {

    private static final String ACTION = "sts:AssumeRoleWithSAML";
    private static final String AWS = SamlPartner.AWS;
    private static final String NO_CONDITION = "{}";

    private final KeycloakServer server;
    private StsRealm realm;
    private SamlPartner corp;
    private String staff;
    /** For {@link #staff}, good for five minutes: longer than the tests take. */
    private String response;

    AssumeRoleWithSamlIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        realm = StsRealm.on(server);
        corp = new SamlPartner(server, realm);
        staff = realm.role("staff", trust(NO_CONDITION, ACTION), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::game/${saml:sub}/*"},
                 {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""", 7200);
        response = corp.response(staff);
    }

    @AfterAll
    void close() throws Exception {
        corp.close();
        realm.close();
    }

    @Test
    void aResponseOpensARole() throws Exception {
        AssumeRoleWithSamlResponse begun = assume(staff, response);

        assertThat(begun.issuer()).isEqualTo(corp.issuer());
        assertThat(begun.audience()).as("the Recipient, as at AWS").isEqualTo(corp.recipient());
        assertThat(begun.subject()).isNotBlank().isEqualTo(SamlForge.xml(response).replaceFirst("(?s).*<saml:NameID[^>]*>([^<]+)<.*", "$1"));
        assertThat(begun.subjectType()).isEqualTo("persistent");
        assertThat(begun.nameQualifier()).isEqualTo(nameQualifier());
        assertThat(begun.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/staff/alice");
        assertThat(begun.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{17}:alice");
        assertThat(begun.packedPolicySize()).isNull();
        assertThat(begun.sourceIdentity()).isNull();
        assertThat(begun.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(begun.credentials().expiration()).isCloseTo(Instant.now().plusSeconds(3600), within(1, ChronoUnit.MINUTES));
        assertThat(realm.as(begun.credentials()).getCallerIdentity().arn()).isEqualTo(begun.assumedRoleUser().arn());
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/" + begun.subject() + "/a")).as("saml:sub stays usable").isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/bob/a")).isFalse();
    }

    /** {@code BASE64(SHA1(issuer + account + "/" + provider's name))}: the API's documentation. */
    private String nameQualifier() throws Exception {
        String text = corp.issuer() + StsRealm.ACCOUNT + "/" + SamlPartner.ALIAS;
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void itMayBeHandedInAgainAndEachSessionHasItsOwnKeys() {
        assertThat(assume(staff, response).credentials().accessKeyId()).isNotEqualTo(assume(staff, response).credentials().accessKeyId());
    }

    @Test
    void theResponseNamesTheRoleWithTheProvider() {
        String other = realm.role("other", trust(NO_CONDITION, ACTION), StsRealm.S3);
        Refused.denied(ACTION, () -> assume(other, response));
        String both = corp.response(Map.of(AWS + "Role", List.of(staff + "," + corp.arn(), corp.arn() + "," + other), AWS + "RoleSessionName", List.of("alice")));
        assertThat(assume(other, both).assumedRoleUser().arn()).endsWith(":assumed-role/other/alice");
        assertThat(assume(staff, both).assumedRoleUser().arn()).endsWith(":assumed-role/staff/alice");
        for (String pair : List.of(staff, staff + "," + corp.arn() + "2", staff + "2," + corp.arn(), staff + "," + corp.arn() + ",x", staff.replace("staff", "*") + "," + corp.arn())) {
            Refused.denied(ACTION, () -> assume(staff, signed(xml -> xml.replace(staff + "," + corp.arn(), pair))));
        }
        Refused.denied(ACTION, () -> assume(staff, signed(xml -> xml.replace(AWS + "Role\"", AWS + "Roles\""))));
    }

    @Test
    void theTrustPolicyNamesTheProviderAndTheAction() {
        for (String trust : new String[] {
            StsRealm.trust(corp.arn() + "2", "\"" + ACTION + "\"", NO_CONDITION),
            StsRealm.trust(realm.provider(), "[\"" + ACTION + "\",\"sts:AssumeRoleWithWebIdentity\"]", NO_CONDITION),
            trust(NO_CONDITION, "sts:AssumeRoleWithWebIdentity"),
            StsRealm.trustOfSession(StsRealm.ACCOUNT, "\"sts:*\"", NO_CONDITION)}) {
            String role = realm.role("trust-" + Integer.toHexString(trust.hashCode()), trust, StsRealm.S3);
            Refused.denied(ACTION, () -> assume(role, forRole(role)));
        }
        String nobody = "arn:aws:iam::" + StsRealm.ACCOUNT + ":role/nobody";
        Refused.denied(ACTION, () -> assume(nobody, forRole(nobody)));
    }

    /** What AWS calls the assertion's condition keys. */
    @Test
    void itsKeysAreConditions() throws Exception {
        String told = corp.response(Map.of(AWS + "Role", List.of(staff + "," + corp.arn()), AWS + "RoleSessionName", List.of("alice"),
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", List.of("alice@example.org"),
                "urn:oid:1.3.6.1.4.1.5923.1.1.1.1", List.of("employee")));
        Map<String, String> keys = Map.of("saml:aud", corp.recipient(), "saml:iss", corp.issuer(), "saml:sub", assume(staff, told).subject(), "saml:sub_type", "persistent",
                "saml:namequalifier", nameQualifier(), "saml:doc", StsRealm.ACCOUNT + "/" + SamlPartner.ALIAS,
                "saml:mail", "alice@example.org", "saml:edupersonaffiliation", "employee", "sts:RoleSessionName", "alice");
        String all = keys.entrySet().stream().map(key -> "\"" + key.getKey() + "\":\"" + key.getValue() + "\"").collect(Collectors.joining(","));
        String role = realm.role("conditions", trust("{\"StringEquals\":{" + all + "}}", ACTION), StsRealm.S3);
        String named = corp.signed(told, xml -> xml.replace(staff + ",", role + ","));
        assertThat(assume(role, named)).isNotNull();
        keys.forEach((key, value) -> {
            String excluding = realm.role("not-" + key.replace(":", "-"), trust("{\"StringNotEquals\":{\"" + key + "\":\"" + value + "\"}}", ACTION), StsRealm.S3);
            Refused.denied(ACTION, () -> assume(excluding, corp.signed(told, xml -> xml.replace(staff + ",", excluding + ","))));
        });
        Refused.denied(ACTION, () -> assume(role, corp.signed(named, xml -> xml.replace(">employee<", ">student<"))));
    }

    @Test
    void theResponseNamesTheSession() {
        assertThat(assume(staff, signed(xml -> xml.replace(">alice<", ">alice@example.org<"))).assumedRoleUser().arn()).endsWith("/alice@example.org");
        invalid("RoleSessionName is required in AuthnResponse", xml -> xml.replace(AWS + "RoleSessionName", AWS + "RoleSessionname"));
        for (String name : List.of("a", "a b", "a/b", "../admin", "x".repeat(65))) {
            invalid("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}", xml -> xml.replace(">alice<", ">" + name + "<"));
        }
    }

    @Test
    void theResponseShortensTheSession() {
        assertLasts(7200, response, request -> request.durationSeconds(7200));
        String brief = corp.response(Map.of(AWS + "Role", List.of(staff + "," + corp.arn()), AWS + "RoleSessionName", List.of("alice"),
                AWS + "SessionDuration", List.of("1800")));
        assertLasts(1800, brief, request -> { });
        assertLasts(1800, brief, request -> request.durationSeconds(7200));
        assertLasts(900, brief, request -> request.durationSeconds(900));
        assertLasts(3600, corp.signed(response, AWS + "SessionDuration", "7200"), request -> { });
        String ending = signed(xml -> xml.replaceFirst("SessionNotOnOrAfter=\"[^\"]*\"", "SessionNotOnOrAfter=\"" + Instant.now().plusSeconds(600) + "\""));
        assertThat(SamlForge.xml(response)).contains("SessionNotOnOrAfter=");
        assertLasts(600, ending, request -> { });
        invalid("SessionDuration in AuthnResponse must be 900 to 43200.", xml -> SamlForge.xml(corp.signed(response, AWS + "SessionDuration", "899")));
        Refused.by(400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                () -> assume(staff, response, request -> request.durationSeconds(7201)));
    }

    private void assertLasts(int seconds, String told, Consumer<AssumeRoleWithSamlRequest.Builder> more) {
        assertThat(assume(staff, told, more).credentials().expiration()).isCloseTo(Instant.now().plusSeconds(seconds), within(20, ChronoUnit.SECONDS));
    }

    @Test
    void attributesAreTagsAndSourceIdentity() {
        String role = realm.role("tagged", trust("{\"StringEquals\":{\"aws:RequestTag/Team\":\"red\",\"sts:SourceIdentity\":\"alice\"}}", ACTION, "sts:TagSession", "sts:SetSourceIdentity"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],"Resource":"*",
                 "Condition":{"StringEquals":{"aws:PrincipalTag/team":"red","aws:PrincipalTag/Job":"7","aws:SourceIdentity":"alice"}}}]}""");
        Map<String, List<String>> attributes = Map.of(AWS + "RoleSessionName", List.of("alice"), AWS + "PrincipalTag:Team", List.of("red"), AWS + "PrincipalTag:Job", List.of("7"),
                AWS + "TransitiveTagKeys", List.of("Team"), AWS + "SourceIdentity", List.of("alice"), AWS + "Role", List.of(role + "," + corp.arn()));
        String told = corp.response(attributes);
        AssumeRoleWithSamlResponse begun = assume(role, told);
        assertThat(begun.sourceIdentity()).isEqualTo("alice");
        assertThat(begun.packedPolicySize()).isEqualTo(1);
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/a")).isTrue();
        String next = realm.role("next", StsRealm.trustOfSession(StsRealm.ACCOUNT, "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]", NO_CONDITION), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:PrincipalTag/Team}/${aws:PrincipalTag/Job, 'none'}"}]}""");
        Credentials chained = realm.as(begun.credentials()).assumeRole(request -> request.roleArn(next).roleSessionName("next")).credentials();
        assertThat(realm.allows(chained, "s3:GetObject", "arn:aws:s3:::red/none")).as("Team is transitive, Job is not").isTrue();
        for (String missing : List.of("sts:TagSession", "sts:SetSourceIdentity")) {
            String without = realm.role("without-" + missing.substring(4), trust(NO_CONDITION, ACTION, missing.equals("sts:TagSession") ? "sts:SetSourceIdentity" : "sts:TagSession"), StsRealm.S3);
            Refused.denied(ACTION, () -> assume(without, corp.signed(told, xml -> xml.replace(role + ",", without + ","))));
        }
        invalid("Each principal tag must have exactly one value.", xml -> SamlForge.xml(corp.signed(told, inner -> inner.replaceFirst("<saml:AttributeValue[^>]*>red</saml:AttributeValue>", ""))));
    }

    // The errors of the model

    @Test
    void anExpiredTokenIsToldApart() {
        Instant sixMinutesAgo = Instant.now().minusSeconds(360);
        expired("Token must be redeemed within 5 minutes of issuance",
                xml -> xml.replaceFirst("(<saml:Assertion [^>]*IssueInstant=)\"[^\"]*\"", "$1\"" + sixMinutesAgo + "\"").replaceAll(" NotBefore=\"[^\"]*\"", ""));
        expired("The SAML assertion has expired.", xml -> xml.replaceAll(" NotOnOrAfter=\"[^\"]*\"", " NotOnOrAfter=\"" + sixMinutesAgo + "\""));
        expired("The session at the identity provider has ended.", xml -> xml.replaceFirst("SessionNotOnOrAfter=\"[^\"]*\"", "SessionNotOnOrAfter=\"" + sixMinutesAgo + "\""));
    }

    private void expired(String message, UnaryOperator<String> change) {
        assertThat(Refused.by(400, "ExpiredTokenException", message, () -> assume(staff, signed(change)))).isInstanceOf(ExpiredTokenException.class);
    }

    /** What a provider answers when the person could not sign in, with an assertion beside it that says otherwise. */
    @Test
    void aProviderThatReportsAFailureIsBelieved() {
        assertThat(Refused.by(403, "IDPRejectedClaim", "The identity provider reports that the sign-in failed.", () -> assume(staff, SamlForge.edited(response,
                xml -> xml.replace("urn:oasis:names:tc:SAML:2.0:status:Success", "urn:oasis:names:tc:SAML:2.0:status:Responder")))))
                .isInstanceOf(IdpRejectedClaimException.class);
    }

    @Test
    void whatTheProviderDidNotSignProvesNothing() {
        String nameId = assume(staff, response).subject();
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                xml -> xml.replace(nameId, "somebody-else"),
                xml -> xml.replace(">alice<", ">administrator<"),
                xml -> xml.replaceFirst("(?s)<dsig:Signature .*</dsig:Signature>", ""),
                xml -> xml.replace(staff + ",", staff + "2,"))) {
            invalidAsItIs("Response signature invalid", SamlForge.edited(response, change));
        }
        SamlForge stranger = new SamlForge(new TokenForge().keys().getPrivate());
        invalidAsItIs("Response signature invalid", stranger.signed(response, UnaryOperator.identity()));
        invalid("Issuer not present in specified provider", xml -> xml.replace(">" + corp.issuer() + "<", ">https://evil.example.com<"));
    }

    @Test
    void whatIsNoResponseIsToldSo() {
        for (String nonsense : List.of("nonsense", "PHg+", Base64.getEncoder().encodeToString("<x/>".getBytes(StandardCharsets.UTF_8)), realm.idToken("cli"))) {
            assertThat(catchThrowableOfType(InvalidIdentityTokenException.class, () -> assume(staff, nonsense))).as(nonsense).isNotNull();
        }
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                xml -> xml.replaceFirst("(<samlp:Response)", "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>$1"),
                xml -> xml.replace(">alice<", ">al<!-- -->ice<"),
                xml -> xml.replaceFirst("(?s)(<saml:Assertion .*</saml:Assertion>)", "$1$1"))) {
            assertThat(catchThrowableOfType(InvalidIdentityTokenException.class, () -> assume(staff, SamlForge.edited(response, change)))).isNotNull();
        }
    }

    @Test
    void aResponseForSomebodyElseIsRefused() {
        invalid("The SAML assertion is for another audience, or for none in particular.", xml -> xml.replaceAll(">" + server.issuer(realm.name()) + "<", ">https://other.example.com<"));
        invalid("The SAML response is for another destination.", xml -> xml.replace(corp.recipient(), "https://signin.aws.amazon.com/saml"));
        invalid("The SAML assertion is not valid yet.", xml -> xml.replaceAll(" NotBefore=\"[^\"]*\"", " NotBefore=\"" + Instant.now().plusSeconds(400) + "\""));
    }

    @Test
    void theProviderIsOneOfTheRealmAndEnabled() {
        for (String arn : List.of(corp.arn() + "2", corp.arn().replace(StsRealm.ACCOUNT, "210987654321"), realm.provider())) {
            Refused.by(400, "InvalidIdentityToken", "Specified provider doesn't exist", () -> assume(staff, response, request -> request.principalArn(arn)));
        }
        realm.game().change(SamlPartner.ALIAS, provider -> provider.setEnabled(false));
        try {
            Refused.by(400, "InvalidIdentityToken", "Specified provider doesn't exist", () -> assume(staff, response));
        } finally {
            realm.game().change(SamlPartner.ALIAS, provider -> provider.setEnabled(true));
        }
        assertThat(assume(staff, response)).isNotNull();
    }

    @Test
    void aSessionPolicyNarrowsAndMustBeOne() {
        AssumeRoleWithSamlResponse begun = assume(staff, response, request -> request.policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","iam:*"],"Resource":"*"}]}"""));
        assertThat(begun.packedPolicySize()).isBetween(1, 20);
        String own = "arn:aws:s3:::game/" + begun.subject() + "/a";
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", own)).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:PutObject", own)).isFalse();
        assertThat(realm.allows(begun.credentials(), "iam:PassRole", "arn:aws:iam::" + StsRealm.ACCOUNT + ":role/staff")).isFalse();
        assertThat(catchThrowableOfType(MalformedPolicyDocumentException.class, () -> assume(staff, response, request -> request.policy("{\"Version\":1}")))).isNotNull();
        PackedPolicyTooLargeException packed = catchThrowableOfType(PackedPolicyTooLargeException.class, () -> assume(staff, response,
                request -> request.policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::" + "é".repeat(1900) + "\"}]}")));
        assertThat(packed).as("refused").isNotNull();
        assertThat(packed.awsErrorDetails().errorMessage()).matches("Packed policy consumes 1\\d\\d% of allotted space");
        Refused.by(400, "ValidationError", "Managed policies do not exist here, so PolicyArns cannot be used; give the policy itself as Policy.",
                () -> assume(staff, response, request -> request.policyArns(policy -> policy.arn("arn:aws:iam::aws:policy/ReadOnlyAccess"))));
    }

    @Test
    void lengthsAreTheModels() {
        Refused.by(400, "ValidationError", "1 validation error detected: Value at 'sAMLAssertion' failed to satisfy constraint: Member must have length less than or equal to 100000",
                () -> assume(staff, "A".repeat(100_001)));
        Refused.by(400, "ValidationError", "2 validation errors detected: Value null at 'principalArn' failed to satisfy constraint: Member must not be null;"
                + " Value null at 'sAMLAssertion' failed to satisfy constraint: Member must not be null", () -> realm.anonymous().assumeRoleWithSAML(request -> request.roleArn(staff)));
    }

    // Calls

    private AssumeRoleWithSamlResponse assume(String role, String samlResponse) {
        return assume(role, samlResponse, request -> { });
    }

    private AssumeRoleWithSamlResponse assume(String role, String samlResponse, Consumer<AssumeRoleWithSamlRequest.Builder> more) {
        return realm.anonymous().assumeRoleWithSAML(request -> more.accept(request.roleArn(role).principalArn(corp.arn()).samlAssertion(samlResponse)));
    }

    /** Alice's response, changed and signed by the provider. */
    private String signed(UnaryOperator<String> change) {
        return corp.signed(response, xml -> {
            String changed = change.apply(xml);
            assertThat(changed).as("the change of the response").isNotEqualTo(xml);
            return changed;
        });
    }

    private String forRole(String role) {
        return signed(xml -> xml.replace(staff + ",", role + ","));
    }

    private void invalid(String message, UnaryOperator<String> change) {
        invalidAsItIs(message, signed(change));
    }

    private void invalidAsItIs(String message, String samlResponse) {
        StsException refused = (StsException) Refused.by(400, "InvalidIdentityToken", message, () -> assume(staff, samlResponse));
        assertThat(refused).isInstanceOf(InvalidIdentityTokenException.class);
    }

    private String trust(String condition, String... actions) {
        return StsRealm.trust(corp.arn(), "[\"" + String.join("\",\"", actions) + "\"]", condition);
    }
}
