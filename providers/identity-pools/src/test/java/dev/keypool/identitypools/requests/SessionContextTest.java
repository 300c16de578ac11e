package dev.keypool.identitypools.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.credentials.SessionTags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionContextTest {

    private static final Instant ISSUED = Instant.parse("2026-01-31T12:00:00Z");

    private final Session session = new SessionBuilder().pool(Example.POOL, "identity-1", "authenticated", "kc").name("s")
            .issuedAt(ISSUED.getEpochSecond()).build();
    private final SessionContext context = new SessionContext(new CallerIdentity(session, Example.role("Admins", "/staff/",
            Example.trust(Example.POOL_ID, "authenticated"))), Example.REGION,
            Map.of("aws:sourceip", List.of("10.0.0.1"), "aws:principalarn", List.of("forged")), ISSUED.plusSeconds(90));

    @Test
    void whatIsKnownOfTheSession() {
        assertThat(context.identityId()).isEqualTo("eu-central-1:identity-1");
        assertThat(context.values("cognito-identity.amazonaws.com:sub")).containsExactly("eu-central-1:identity-1");
        assertThat(context.values("cognito-identity.amazonaws.com:aud")).containsExactly(Example.POOL_ID);
        assertThat(context.values("cognito-identity.amazonaws.com:amr")).containsExactly("authenticated", "kc");
        assertThat(context.values("aws:principalaccount")).containsExactly("123456789012");
        assertThat(context.values("aws:principaltype")).containsExactly("AssumedRole");
        assertThat(context.values("aws:userid")).containsExactly("AROAADMINS:s");
        assertThat(context.values("aws:federatedprovider")).containsExactly("cognito-identity.amazonaws.com");
        assertThat(context.values("aws:tokenissuetime")).containsExactly("2026-01-31T12:00:00Z");
        assertThat(context.values("aws:currenttime")).containsExactly("2026-01-31T12:01:30Z");
        assertThat(context.values("aws:epochtime")).containsExactly(Long.toString(ISSUED.getEpochSecond() + 90));
    }

    /** AWS's temporary credentials always say so; a policy with BoolIfExists counts on it. */
    @Test
    void noSecondFactorIsPromised() {
        assertThat(context.values("aws:multifactorauthpresent")).containsExactly("false");
    }

    @Test
    void tagsAreThePrincipalsInAnyCase() {
        SessionContext tagged = context(new SessionBuilder().pool(Example.POOL, "identity-1", "authenticated", "kc")
                .tags(SessionTags.of(Map.of("Team", "Sales"))).sourceIdentity("alice"), Map.of("aws:principaltag/level", List.of("forged")));
        assertThat(tagged.values("aws:principaltag/team")).containsExactly("Sales");
        assertThat(tagged.values("aws:principaltag/level")).as("never as the service states").isNull();
        assertThat(tagged.values("aws:principaltag/")).isNull();
        assertThat(tagged.values("aws:sourceidentity")).containsExactly("alice");
        assertThat(context.values("aws:sourceidentity")).isNull();
        assertThat(context.values("aws:principaltag/team")).isNull();
    }

    @Test
    void aSignInAtAProviderHasTheProvidersKeys() {
        String provider = "arn:aws:iam::123456789012:oidc-provider/auth.example.com";
        SessionContext federated = context(new SessionBuilder().federation(provider,
                Map.of("auth.example.com:sub", List.of("alice"), "auth.example.com:amr", List.of("a", "b"))), Map.of());
        assertThat(federated.values("auth.example.com:sub")).containsExactly("alice");
        assertThat(federated.values("auth.example.com:amr")).containsExactly("a", "b");
        assertThat(federated.values("auth.example.com:aud")).isNull();
        assertThat(federated.values("aws:federatedprovider")).containsExactly(provider);
        assertThat(federated.values("cognito-identity.amazonaws.com:sub")).isNull();
        assertThat(federated.identityId()).isNull();
    }

    @Test
    void roleChainingEndsTheSignInsKeysButNotTheTags() {
        SessionContext ofPool = context(new SessionBuilder().pool(Example.POOL, "identity-1", "authenticated", "kc")
                .tags(SessionTags.of(Map.of("Team", "Sales"))).chain(1, "role-0"), Map.of());
        for (String key : List.of("sub", "aud", "amr")) {
            assertThat(ofPool.values("cognito-identity.amazonaws.com:" + key)).as(key).isNull();
        }
        assertThat(ofPool.values("aws:federatedprovider")).isNull();
        assertThat(ofPool.values("aws:principaltag/team")).containsExactly("Sales");
        assertThat(ofPool.identityId()).as("for answers and logs").isEqualTo("eu-central-1:identity-1");
        SessionContext ofProvider = context(new SessionBuilder().federation("accounts.google.com",
                Map.of("accounts.google.com:sub", List.of("alice"))).chain(1, "role-0"), Map.of());
        assertThat(ofProvider.values("accounts.google.com:sub")).isNull();
        assertThat(ofProvider.values("aws:federatedprovider")).isNull();
    }

    @Test
    void whatTheServiceStatedComesAfterIt() {
        assertThat(context.values("aws:sourceip")).containsExactly("10.0.0.1");
        assertThat(context.values("aws:principalarn")).containsExactly("arn:aws:iam::123456789012:role/staff/Admins");
        assertThat(context.values("aws:secretkey")).isNull();
    }

    private static SessionContext context(SessionBuilder session, Map<String, List<String>> stated) {
        return new SessionContext(new CallerIdentity(session.build(), Example.authenticated()), Example.REGION, stated, ISSUED);
    }
}
