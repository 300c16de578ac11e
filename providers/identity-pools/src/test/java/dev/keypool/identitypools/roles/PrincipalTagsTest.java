package dev.keypool.identitypools.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.logins.VerifiedLogins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTagsTest {

    private final PoolBuilder pool = new PoolBuilder().principalTags("realm", Map.of("Team", "department", "Level", "level"));

    @Test
    void mappedClaimsBecomeTags() throws Exception {
        SessionTags tags = tags(web(Map.of("department", List.of("Sales"), "level", List.of("3"), "other", List.of("x"))));
        assertThat(tags.values()).isEqualTo(Map.of("Team", "Sales", "Level", "3"));
        assertThat(tags.transitive()).isEmpty();
    }

    @Test
    void aClaimThatTheTokenLacksGivesNoTag() throws Exception {
        assertThat(tags(web(Map.of("level", List.of("3")))).values()).isEqualTo(Map.of("Level", "3"));
        assertThat(tags(web(Map.of())).isEmpty()).isTrue();
        assertThat(tags(web(Map.of("level", List.of("")))).values()).as("empty is a value").isEqualTo(Map.of("Level", ""));
    }

    @Test
    void aProviderWithoutAMapHasNoTags() throws Exception {
        assertThat(tags()).as("a guest").isEqualTo(SessionTags.NONE);
        assertThat(tags(VerifiedLogins.work("alice", Map.of("department", List.of("Sales"))))).isEqualTo(SessionTags.NONE);
        assertThat(PrincipalTags.of(new PoolBuilder().principalTags("realm:web", Map.of("Team", "department")).build(),
                List.of(web(Map.of("department", List.of("Sales")))))).as("a map is the realm's, not a client's").isEqualTo(SessionTags.NONE);
    }

    @Test
    void cognitosDefaultsAreTheClientAndTheUser() throws Exception {
        pool.defaultPrincipalTags("realm");
        assertThat(tags(web(Map.of("aud", List.of("web"), "sub", List.of("alice"), "department", List.of("Sales")))).values())
                .isEqualTo(Map.of("client", "web", "username", "alice"));
    }

    @Test
    void cognitosDefaultsForSamlAreNames() throws Exception {
        pool.defaultPrincipalTags("saml-provider/corp");
        String claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
        assertThat(tags(VerifiedLogins.saml("alice", Map.of(claims + "nameidentifier", List.of("id-1"), claims + "name", List.of("alice")))).values())
                .isEqualTo(Map.of("client", "id-1", "username", "alice"));
    }

    @Test
    void theDefaultsTakeThePlaceOfTagsThatAreMapped() {
        assertThat(PrincipalTags.mapped(pool.build(), "realm")).isEqualTo(Map.of("Team", "department", "Level", "level"));
        assertThat(PrincipalTags.mapped(pool.defaultPrincipalTags("realm").build(), "realm")).isEqualTo(Map.of("client", "aud", "username", "sub"));
        assertThat(PrincipalTags.mapped(pool.build(), "realms/work")).isEmpty();
    }

    @Test
    void ofSeveralLoginsTheFirstWithAMapGivesAll() throws Exception {
        pool.principalTags("realms/work", Map.of("Site", "site"));
        VerifiedLogin web = web(Map.of("level", List.of("3")));
        VerifiedLogin work = VerifiedLogins.work("alice", Map.of("site", List.of("Berlin")));
        VerifiedLogin saml = VerifiedLogins.saml("alice", Map.of("level", List.of("9")));
        assertThat(tags(web, work).values()).isEqualTo(Map.of("Level", "3"));
        assertThat(tags(saml, work, web).values()).isEqualTo(Map.of("Site", "Berlin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth0|12345", "a,b", "<b>", "a\nb", "a\tb", "\"", "{}", "a\u0000", "Sales & Support", "#1", "💥"})
    void aValueThatStsWouldRefuseRefusesTheLogin(String value) {
        assertRefused(web(Map.of("department", List.of(value))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vertrieb Süd", "営業", "a_b.c:d/e=f+g-h@i", "alice@example.com", "2026-01-31"})
    void lettersOfAnyLanguageAreFine(String value) throws Exception {
        assertThat(tags(web(Map.of("department", List.of(value)))).values()).containsEntry("Team", value);
    }

    @Test
    void aTagHasOneValueWhichOfSeveralWouldBeChance() {
        assertRefused(web(Map.of("department", List.of("Sales", "Support"))));
    }

    @Test
    void aValueHasAtMost256Characters() throws Exception {
        assertThat(tags(web(Map.of("department", List.of("v".repeat(256))))).values().get("Team")).hasSize(256);
        assertRefused(web(Map.of("department", List.of("v".repeat(257)))));
    }

    @Test
    void allValuesTogetherHaveAtMost460Bytes() throws Exception {
        assertThat(tags(web(Map.of("department", List.of("v".repeat(256)), "level", List.of("v".repeat(204))))).values()).hasSize(2);
        assertRefused(web(Map.of("department", List.of("v".repeat(256)), "level", List.of("v".repeat(205)))));
        assertRefused(web(Map.of("department", List.of("ü".repeat(231)))));
    }

    private static VerifiedLogin web(Map<String, List<String>> claims) {
        return VerifiedLogins.web("alice", claims);
    }

    private SessionTags tags(VerifiedLogin... logins) throws ExchangeException {
        return PrincipalTags.of(pool.build(), List.of(logins));
    }

    private void assertRefused(VerifiedLogin login) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> tags(login));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.error()).isEqualTo(ExchangeError.NOT_AUTHORIZED);
        assertThat(refused.reason()).isEqualTo(Refusal.TAG_NOT_ALLOWED);
        assertThat(refused).hasMessage("A claim that is mapped to a principal tag has several values, characters that a tag cannot have, or is too long.");
    }
}
