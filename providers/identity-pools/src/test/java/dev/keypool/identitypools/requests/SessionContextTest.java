package dev.keypool.identitypools.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionBuilder;
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
    void whatTheServiceStatedComesAfterIt() {
        assertThat(context.values("aws:sourceip")).containsExactly("10.0.0.1");
        assertThat(context.values("aws:principalarn")).containsExactly("arn:aws:iam::123456789012:role/staff/Admins");
        assertThat(context.values("aws:secretkey")).isNull();
    }
}
