package dev.keypool.identitypools.federation;

import static dev.keypool.identitypools.federation.Refusals.refused;
import static dev.keypool.identitypools.saml.AwsAssertions.NOW;
import static dev.keypool.identitypools.saml.AwsAssertions.attribute;
import static dev.keypool.identitypools.saml.AwsAssertions.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.saml.AwsAssertions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamlIdentitiesTest {

    private static final String PROVIDER = "arn:aws:iam::123456789012:saml-provider/okta";
    private static final String ROLE = "arn:aws:iam::123456789012:role/Players";
    private static final String AWS = "https://aws.amazon.com/SAML/Attributes/";
    private static final String ROLES = attribute(AWS + "Role", ROLE + "," + PROVIDER);
    private static final String NAME = attribute(AWS + "RoleSessionName", "alice");

    @Test
    void anAssertionProvesAPerson() throws Exception {
        SamlIdentity identity = verify(response(ROLES, NAME));
        assertThat(identity.sessionName()).isEqualTo("alice");
        assertThat(identity.subject()).isEqualTo("alice");
        assertThat(identity.subjectType()).isEqualTo("persistent");
        assertThat(identity.issuer()).isEqualTo("https://idp.example.com/saml");
        assertThat(identity.recipient()).isEqualTo("https://sp.example.com/acs");
        assertThat(identity.maxSeconds()).isNull();
        assertThat(identity.sessionEnd()).isEqualTo(NOW.plusSeconds(8 * 3600));
        // printf 'https://idp.example.com/saml123456789012/okta' | openssl dgst -sha1 -binary | base64
        assertThat(identity.nameQualifier()).isEqualTo("Hw9d+HKTgxZOA0yDpl6MsUdd8OU=");
        assertThat(identity.who().principals()).containsExactly(PROVIDER);
        assertThat(identity.who().roles()).containsExactly(ROLE);
    }

    @Test
    void itsConditionKeysAreThoseOfSaml() throws Exception {
        FederatedIdentity who = verify(response(ROLES, NAME, attribute("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "staff", "member"),
                attribute("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "alice@example.com"))).who();
        assertThat(who.keys().values("saml:aud")).containsExactly("https://sp.example.com/acs");
        assertThat(who.keys().values("saml:iss")).containsExactly("https://idp.example.com/saml");
        assertThat(who.keys().values("saml:sub")).containsExactly("alice");
        assertThat(who.keys().values("saml:sub_type")).containsExactly("persistent");
        assertThat(who.keys().values("saml:doc")).containsExactly("123456789012/okta");
        assertThat(who.keys().values("saml:edupersonaffiliation")).containsExactly("staff", "member");
        assertThat(who.keys().values("saml:mail")).containsExactly("alice@example.com");
        assertThat(who.keys().values("saml:department")).isNull();
        assertThat(who.sessionKeys()).containsOnlyKeys("saml:sub", "saml:sub_type", "saml:namequalifier");
    }

    /** Attributes are the identity provider's words about a person; who and where it is, is not among them. */
    @Test
    void noAttributeReplacesWhoSomebodyIs() throws Exception {
        FederatedIdentity who = verify(response(ROLES, NAME, attribute("saml:sub", "admin"), attribute("sub", "admin"), attribute("saml:aud", "x"))).who();
        assertThat(who.keys().values("saml:sub")).containsExactly("alice");
        assertThat(who.keys().values("saml:aud")).containsExactly("https://sp.example.com/acs");
    }

    @Test
    void tagsAndSourceIdentityComeAlong() throws Exception {
        FederatedIdentity who = verify(response(ROLES, NAME, attribute(AWS + "PrincipalTag:Project", "Automation"), attribute(AWS + "PrincipalTag:Team", "red"),
                attribute(AWS + "TransitiveTagKeys", "Project", "team"), attribute(AWS + "SourceIdentity", "alice"))).who();
        assertThat(who.tags()).isEqualTo(new SessionTags(Map.of("Project", "Automation", "Team", "red"), Set.of("project", "Team")));
        assertThat(who.sourceIdentity()).isEqualTo("alice");
    }

    @Test
    void theAssertionMustNameTheRoleWithItsProvider() {
        for (String value : List.of("arn:aws:iam::123456789012:role/Other," + PROVIDER, ROLE, ROLE + ",arn:aws:iam::123456789012:saml-provider/other",
                ROLE + "," + PROVIDER + ",x", "")) {
            assertThat(refused(Refusal.ROLE_NOT_ALLOWED, () -> verify(response(attribute(AWS + "Role", value), NAME))))
                    .hasMessage("Not authorized to perform sts:AssumeRoleWithSAML");
        }
        refused(Refusal.ROLE_NOT_ALLOWED, () -> verify(response(NAME)));
        refused(Refusal.ROLE_NOT_ALLOWED, () -> verify(response(attribute("https://aws.amazon.com/saml/attributes/role", ROLE + "," + PROVIDER), NAME)));
    }

    @Test
    void aNameForTheSessionIsRequired() {
        malformed("RoleSessionName is required in AuthnResponse", response(ROLES));
        for (String name : List.of("a", "a b", "a/b", "x".repeat(65), "")) {
            malformed("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}", response(ROLES, attribute(AWS + "RoleSessionName", name)));
        }
        malformed("An attribute that has one value has several in AuthnResponse.", response(ROLES, attribute(AWS + "RoleSessionName", "alice", "bob")));
    }

    @Test
    void whatIsNotAllowedIsNotPassedOver() throws Exception {
        malformed("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"", response(ROLES, NAME, attribute(AWS + "SourceIdentity", "aws:a")));
        malformed(TagRules.SENTENCE, response(ROLES, NAME, attribute(AWS + "PrincipalTag:a", "1|2")));
        malformed(TagRules.SENTENCE, response(ROLES, NAME, attribute(AWS + "PrincipalTag:", "1")));
        malformed("Each principal tag must have exactly one value.", response(ROLES, NAME, attribute(AWS + "PrincipalTag:a")));
        malformed("An attribute that has one value has several in AuthnResponse.", response(ROLES, NAME, attribute(AWS + "PrincipalTag:a", "1", "2")));
        malformed("Tag keys must differ in more than case, and transitive tag keys must be among them.",
                response(ROLES, NAME, attribute(AWS + "PrincipalTag:a", "1"), attribute(AWS + "PrincipalTag:A", "2")));
        malformed("Tag keys must differ in more than case, and transitive tag keys must be among them.", response(ROLES, NAME, attribute(AWS + "TransitiveTagKeys", "a")));
        for (String duration : List.of("899", "43201", "x", "-900", "999999999999")) {
            malformed("SessionDuration in AuthnResponse must be 900 to 43200.", response(ROLES, NAME, attribute(AWS + "SessionDuration", duration)));
        }
        assertThat(verify(response(ROLES, NAME, attribute(AWS + "SessionDuration", "1800"))).maxSeconds()).isEqualTo(1800);
    }

    @Test
    void itIsRedeemedWithinFiveMinutes() throws Exception {
        String response = response(ROLES, NAME);
        assertThat(at(NOW.plusSeconds(300)).verify(PROVIDER, ROLE, response)).isNotNull();
        assertThat(refused(Refusal.TOKEN_EXPIRED, () -> at(NOW.plusSeconds(301)).verify(PROVIDER, ROLE, response)))
                .hasMessage("Token must be redeemed within 5 minutes of issuance");
    }

    @Test
    void theSignatureIsTheAssertionsOwn() {
        assertThat(refused(Refusal.BAD_SIGNATURE, () -> verify(AwsAssertions.unsigned(ROLES, NAME)))).hasMessage("Response signature invalid");
        refused(Refusal.MALFORMED_TOKEN, () -> verify("PHg+"));
        refused(Refusal.MALFORMED_TOKEN, () -> verify("not base64!"));
        assertThat(refused(Refusal.WRONG_ISSUER, () -> verify(AwsAssertions.changed("<saml:Issuer>https://idp.example.com/saml", "<saml:Issuer>https://evil.example.com",
                ROLES, NAME)))).hasMessage("Issuer not present in specified provider");
        refused(Refusal.WRONG_AUDIENCE, () -> verify(AwsAssertions.changed("<saml:Audience>https://sp.example.com<", "<saml:Audience>https://other.example.com<",
                ROLES, NAME)));
    }

    @Test
    void aSignInThatFailedIsToldApart() {
        String failed = new String(Base64.getDecoder().decode(response(ROLES, NAME)), StandardCharsets.UTF_8).replace("status:Success", "status:Responder");
        assertThat(refused(Refusal.SIGN_IN_FAILED, () -> verify(Base64.getEncoder().encodeToString(failed.getBytes(StandardCharsets.UTF_8)))))
                .hasMessage("The identity provider reports that the sign-in failed.");
    }

    @Test
    void theProviderIsOneOfTheRealm() {
        String response = response(ROLES, NAME);
        for (String provider : List.of("arn:aws:iam::123456789012:saml-provider/other", "arn:aws:iam::210987654321:saml-provider/okta",
                "arn:aws:iam::123456789012:oidc-provider/okta", "arn:aws:iam::123456789012:saml-provider/", "okta-okta-okta-okta-okta")) {
            assertThat(refused(Refusal.UNSUPPORTED_PROVIDER, () -> at(NOW).verify(provider, ROLE, response))).hasMessage("Specified provider doesn't exist");
        }
    }

    private static void malformed(String message, String response) {
        assertThat(refused(Refusal.MALFORMED_TOKEN, () -> verify(response))).hasMessage(message);
    }

    private static SamlIdentity verify(String response) throws ExchangeException {
        return at(NOW).verify(PROVIDER, ROLE, response);
    }

    private static SamlIdentities at(Instant now) {
        return new SamlIdentities(Example.ACCOUNT, alias -> alias.equals("okta") ? Optional.of(AwsAssertions.TRUST) : Optional.empty(),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
