package dev.keypool.identitypools.federation;

import static dev.keypool.identitypools.federation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.idp.OidcProvider;
import dev.keypool.identitypools.oidc.ExternalToken;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustedIssuersTest {

    private static final OidcProvider CI = new OidcProvider("ci", "id-1", "https://Ci.example.com:8443/oidc", null, Set.of("web", "cli"));

    private final RealmSnapshot realm = SnapshotBuilder.empty().build();
    private final RememberedWebIdentities remembered = new RememberedWebIdentities();
    private final List<String> verified = new ArrayList<>();
    private final Map<String, Object> claims = new HashMap<>(Map.of("aud", List.of("cli", "server")));
    private OidcProvider provider = CI;

    @Test
    void aTokenOfTheRealmsProviderProvesAPerson() throws Exception {
        claims.put("amr", List.of("pwd"));
        WebIdentity identity = verify("https://Ci.example.com:8443/oidc", "token");
        assertThat(identity.provider()).isEqualTo("arn:aws:iam::123456789012:oidc-provider/Ci.example.com:8443/oidc");
        assertThat(identity.subject()).isEqualTo("alice");
        assertThat(identity.audience()).isEqualTo("cli");
        assertThat(identity.userId()).isNull();
        FederatedIdentity who = identity.who();
        assertThat(who.principals()).containsExactly(identity.provider());
        assertThat(who.keys().values("ci.example.com:8443/oidc:aud")).containsExactly("cli");
        assertThat(who.keys().values("ci.example.com:8443/oidc:sub")).containsExactly("alice");
        assertThat(who.keys().values("ci.example.com:8443/oidc:amr")).containsExactly("pwd");
        assertThat(who.keys().values("ci.example.com:8443/oidc:oaud")).isNull();
        assertThat(who.sessionKeys()).hasSize(3);
        assertThat(verified).containsExactly("https://Ci.example.com:8443/oidc [cli, web] token");
    }

    @Test
    void aTokenIsVerifiedOnceInAWhile() throws Exception {
        verify(CI.issuer(), "token");
        verify(CI.issuer(), "token");
        assertThat(verified).hasSize(1);
        verify(CI.issuer(), "another");
        assertThat(verified).hasSize(2);
    }

    @Test
    void whoseIssuerNoProviderHasIsNobody() throws Exception {
        assertThat(verify("https://other.example.com", "token")).isNull();
        assertThat(verified).isEmpty();
    }

    /** In trust policies that is the realm itself. */
    @Test
    void noIssuerIsCalledLikeTheRealm() throws Exception {
        provider = new OidcProvider("evil", "id-2", "https://realms/demo", null, Set.of("web"));
        assertThat(verify("https://realms/demo", "token")).isNull();
        assertThat(verify("realms/demo", "token")).isNull();
    }

    @Test
    void googleHasItsOwnNameAndKeys() throws Exception {
        provider = new OidcProvider("google", "id-3", "https://accounts.google.com", null, Set.of("cli"));
        FederatedIdentity who = verify("https://accounts.google.com", "token").who();
        assertThat(who.principals()).containsExactly("arn:aws:iam::123456789012:oidc-provider/accounts.google.com", "accounts.google.com");
        assertThat(who.keys().values("accounts.google.com:aud")).containsExactly("cli");
        assertThat(who.keys().values("accounts.google.com:oaud")).containsExactly("cli", "server");
        assertThat(who.sessionKeys()).doesNotContainKey("accounts.google.com:oaud");
        assertThat(verify("accounts.google.com", "token2")).as("how Google writes it too").isNotNull();
    }

    @Test
    void awsClaimsComeAlongAndMustBeInOrder() throws Exception {
        claims.put("https://aws.amazon.com/tags", Map.of("principal_tags", Map.of("team", List.of("red"))));
        assertThat(verify(CI.issuer(), "token").who().tags().values()).isEqualTo(Map.of("team", "red"));
        claims.put("https://aws.amazon.com/tags", Map.of("principal_tags", Map.of("team", List.of("red", "blue"))));
        refused(Refusal.TAG_NOT_ALLOWED, () -> verify(CI.issuer(), "another"));
    }

    private WebIdentity verify(String claimed, String token) throws Exception {
        TrustedIssuers issuers = new TrustedIssuers(realm, name -> provider.name().equals(name) ? Optional.of(provider) : Optional.empty(),
                (issuer, clientIds, presented) -> {
                    verified.add(issuer.issuer() + " " + clientIds.stream().sorted().toList() + " " + presented);
                    long now = Instant.now().getEpochSecond();
                    return new ExternalToken(issuer.issuer(), "alice", "cli", claims, now, now + 300);
                }, remembered);
        return issuers.verify(claimed, token);
    }
}
