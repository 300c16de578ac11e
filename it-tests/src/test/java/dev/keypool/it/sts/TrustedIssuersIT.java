package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.logins.Issuer;
import dev.keypool.it.logins.OidcAttack;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.WithStandIns;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;

/**
 * AssumeRoleWithWebIdentity with ID tokens of the realm's OpenID Connect providers, without a pool: another realm, as if it
 * were a stranger's, and issuers of the tests' own.
 */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrustedIssuersIT {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

    private final KeycloakServer server;
    private StsRealm realm;
    private StsRealm corp;
    private String staff;
    private Issuer issuer;
    private String game;

    TrustedIssuersIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void trust() {
        // Keycloak's own look at the addresses of identity providers is not what is tested.
        realm = StsRealm.on(server, representation -> representation.setSslRequired("none"));
        corp = StsRealm.on(server);
        var provider = Providers.oidc("corp", server, corp.game());
        provider.getConfig().put("keypoolClientIds", "cli");
        realm.game().add(provider);
        staff = realm.role("staff", trust(corp.issuer(), "cli"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::game/${%s:sub}/*"}]}""".formatted(corp.issuer()));
        issuer = trusted("stand-in");
        game = realm.role("game", StsRealm.trust(arn(issuer.provider()), "[\"" + ACTION + "\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]", "{}"), StsRealm.S3);
    }

    @AfterAll
    void close() throws Exception {
        corp.close();
        realm.close();
    }

    @Test
    void anIdTokenOfTheProviderOpensARole() {
        String token = corp.idToken("cli");
        AssumeRoleWithWebIdentityResponse begun = realm.assume(staff, token);

        String subject = Tokens.claims(token).path("sub").textValue();
        assertThat(begun.provider()).isEqualTo(arn(corp.issuer()));
        assertThat(begun.subjectFromWebIdentityToken()).isEqualTo(subject);
        assertThat(begun.audience()).isEqualTo("cli");
        assertThat(begun.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/staff/test");
        assertThat(realm.as(begun.credentials()).getCallerIdentity().arn()).isEqualTo(begun.assumedRoleUser().arn());
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/" + subject + "/a")).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/bob/a")).isFalse();
    }

    @Test
    void theTrustPolicyNamesTheProvider() {
        String token = corp.idToken("cli");
        for (String trust : new String[] {trust(corp.issuer() + "2", "cli"), trust(corp.issuer(), "another"), trust(realm.issuer(), "cli"), realm.trustOfClient("cli"),
            trust(corp.issuer(), "cli").replace(StsRealm.ACCOUNT, "210987654321"), realm.trustOfPool("authenticated"),
            // A realm of the server by its name alone is the realm itself.
            trust("realms/" + corp.name(), "cli"),
            StsRealm.trustOfSession("*", "\"sts:*\"", "{}"),
            StsRealm.trust(arn(corp.issuer()), "\"" + ACTION + "\"", "{\"StringEquals\":{\"" + corp.issuer() + ":sub\":\"somebody else\"}}")}) {
            String role = realm.role("trust-" + Integer.toHexString(trust.hashCode()), trust, StsRealm.S3);
            Refused.denied(ACTION, () -> realm.assume(role, token));
        }
        Refused.denied(ACTION, () -> realm.assume(staff, realm.idToken("cli")));
    }

    @Test
    void theTokenIsForAClientThatTheProvidersSettingsName() {
        invalid("Incorrect token audience", corp.idToken("other"));
        invalid("Not an OpenId Connect identity token.", Tokens.byDirectGrant(server, corp.name(), "cli", "alice", GameRealm.PASSWORD).accessToken());
        invalid("Not an OpenId Connect identity token.", corp.accessToken());
    }

    @Test
    void anIssuerThatIsNotConfiguredIsNobody() throws Exception {
        try (StsRealm stranger = StsRealm.on(server)) {
            invalid("No OpenIDConnect provider found in your account for http://" + stranger.issuer(), stranger.idToken("cli"));
        }
        // A provider of one realm is none of another.
        Refused.by(400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account for " + issuer.name(),
                () -> corp.assume(staff, issuer.idToken()));
    }

    @Test
    void aProviderThatIsDisabledOrRemovedIsNobody() {
        Issuer own = trusted("own");
        String role = realm.role("own", StsRealm.trust(arn(own.provider()), "\"" + ACTION + "\"", "{}"), StsRealm.S3);
        String token = own.idToken();
        String nobody = "No OpenIDConnect provider found in your account for " + own.name();
        assertThat(realm.assume(role, token)).isNotNull();
        assertThat(realm.assume(role, token)).isNotNull();
        realm.game().change("own", provider -> provider.setEnabled(false));
        invalid(nobody, token);
        realm.game().change("own", provider -> provider.setEnabled(true));
        assertThat(realm.assume(role, token)).isNotNull();
        realm.game().resource().identityProviders().get("own").remove();
        invalid(nobody, token);
    }

    @Test
    void theProvidersKeysAreAskedForOnce() {
        Issuer own = trusted("once");
        String role = realm.role("once", StsRealm.trust(arn(own.provider()), "\"" + ACTION + "\"", "{}"), StsRealm.S3);
        for (int time = 1; time <= 3; time++) {
            int now = time;
            assertThat(realm.assume(role, own.idToken(claims -> claims.put("nonce", "n-" + now)))).isNotNull();
        }
        assertThat(own.published().requests()).isEqualTo(1);
    }

    @Test
    void aProviderThatIsDownIsToldApart() {
        Issuer down = trusted("down");
        down.published().isDown();
        unreachable(down);
        Issuer speechless = trusted("speechless");
        StandIns.at("/speechless/.well-known/openid-configuration", request -> Answer.of(503, "{}"));
        unreachable(speechless);
        assertThat(speechless.published().requests()).isZero();
        // Where it would be is an address that the server must not call.
        Issuer inside = Issuer.of("https://inside.example.com", "/inside/keys");
        add(Providers.oidc("inside", inside.name(), URI.create("http://127.0.0.1:" + StandIns.uri(server, "").getPort() + "/inside/keys")));
        unreachable(inside);
        assertThat(inside.published().requests()).isZero();
    }

    private void unreachable(Issuer from) {
        AwsServiceException refused = refused(from.idToken());
        assertThat(refused).as(refused.getMessage()).isInstanceOf(IdpCommunicationErrorException.class);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("IDPCommunicationError");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorMessage()).startsWith("The provider").doesNotContain("127.0.0.1").doesNotContain("503");
    }

    @Test
    void fiveMinutesAreGranted() {
        assertThat(realm.assume(game, issuer.idToken(claims -> claims.put("exp", Instant.now().getEpochSecond() - 200)))).isNotNull();
        AwsServiceException refused = refused(issuer.idToken(claims -> claims.put("exp", Instant.now().getEpochSecond() - 301)));
        assertThat(refused).isInstanceOf(ExpiredTokenException.class);
        assertThat(refused.awsErrorDetails().errorMessage()).matches("Token expired: \\d+ >= \\d+");
    }

    @Test
    void awsClaimsComeAlong() {
        String token = issuer.idToken(claims -> {
            ObjectNode tags = claims.putObject("https://aws.amazon.com/tags");
            tags.putObject("principal_tags").putArray("Team").add("red");
            claims.put("https://aws.amazon.com/source_identity", "alice");
            claims.putArray("https://aws.amazon.com/roles").add(game);
        });
        String tagged = realm.role("tagged", StsRealm.trust(arn(issuer.provider()), "[\"" + ACTION + "\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]", "{}"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::game/${aws:PrincipalTag/team}/*"}]}""");
        AssumeRoleWithWebIdentityResponse begun = realm.assume(tagged, token);
        assertThat(begun.sourceIdentity()).isEqualTo("alice");
        assertThat(begun.packedPolicySize()).isEqualTo(1);
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/red/a")).isTrue();
        assertThat(realm.allows(begun.credentials(), "s3:GetObject", "arn:aws:s3:::game/blue/a")).isFalse();
        String untagged = realm.role("untagged", StsRealm.trust(arn(issuer.provider()), "[\"" + ACTION + "\",\"sts:SetSourceIdentity\"]", "{}"), StsRealm.S3);
        Refused.denied(ACTION, () -> realm.assume(untagged, token));
        String authorized = "{\"Bool\":{\"sts:RoleAuthorizedByIdp\":\"true\"}}";
        String listed = StsRealm.trust(arn(issuer.provider()), "[\"" + ACTION + "\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]", authorized);
        String unlisted = realm.role("unlisted", listed, StsRealm.S3);
        Refused.denied(ACTION, () -> realm.assume(unlisted, token));
        assertThat(realm.assume(unlisted, issuer.idToken(claims -> claims.putArray("https://aws.amazon.com/roles").add(unlisted)))).isNotNull();
    }

    /** The same attacks as on a pool's logins; {@link #game} takes anybody of the issuer. */
    @ParameterizedTest
    @EnumSource(OidcAttack.class)
    void isRefused(OidcAttack attack) {
        AwsServiceException refused = refused(attack.token(issuer, realm.idToken("cli")));

        switch (attack) {
            // It is a good token, of another provider: the role trusts this one.
            case TOKEN_OF_THE_REALM_ITSELF -> assertRefused(refused, 403, "AccessDenied", "Not authorized to perform " + ACTION);
            case ANOTHER_ISSUER -> assertRefused(refused, 400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account for " + issuer.name() + "/");
            case NO_TOKEN_AT_ALL -> assertRefused(refused, 400, "InvalidIdentityToken", "The ID Token provided is not a valid JWT.");
            case EXPIRED -> assertRefused(refused, 400, "ExpiredTokenException", attack.message());
            default -> assertRefused(refused, 400, "InvalidIdentityToken", attack.message());
        }
    }

    /** Else the attacks above could be refused for reasons of the test's own making. */
    @Test
    void whatTheIssuerSignsIsAccepted() {
        assertThat(realm.assume(game, issuer.idToken()).audience()).isEqualTo(Issuer.CLIENT);
    }

    private static void assertRefused(AwsServiceException refused, int status, String code, String message) {
        assertThat(refused.awsErrorDetails().errorCode()).as(refused.getMessage()).isEqualTo(code);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.awsErrorDetails().errorMessage()).contains(message).doesNotContain("Invalid login token");
    }

    private AwsServiceException refused(String token) {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, () -> realm.assume(game, token));
        assertThat(refused).as("refused at all").isNotNull();
        return refused;
    }

    private void invalid(String message, String token) {
        assertThat(Refused.by(400, "InvalidIdentityToken", message, () -> realm.assume(staff, token))).isInstanceOf(InvalidIdentityTokenException.class);
    }

    /** An issuer of the tests that is a provider of the realm, by discovery. */
    private Issuer trusted(String alias) {
        Issuer own = Issuer.discovered(server, "/" + alias);
        var provider = Providers.oidc(alias, own.name());
        provider.getConfig().put("keypoolClientIds", Issuer.CLIENT);
        add(provider);
        return own;
    }

    /** Keycloak tells nobody that there is a new provider: for a tenth of a second an old list of them holds. */
    private void add(IdentityProviderRepresentation provider) {
        realm.game().add(provider);
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String arn(String name) {
        return "arn:aws:iam::" + StsRealm.ACCOUNT + ":oidc-provider/" + name;
    }

    private static String trust(String name, String client) {
        return StsRealm.trust(arn(name), "\"" + ACTION + "\"", "{\"StringEquals\":{\"" + name + ":aud\":\"" + client + "\"}}");
    }
}
