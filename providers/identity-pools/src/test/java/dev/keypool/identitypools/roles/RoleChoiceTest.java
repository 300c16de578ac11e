package dev.keypool.identitypools.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.logins.VerifiedLogins;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import dev.keypool.identitypools.roles.MappingRule.MatchType;
import dev.keypool.identitypools.roles.RoleMapping.Ambiguous;
import dev.keypool.identitypools.roles.RoleMapping.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleChoiceTest {

    private static final String ADMINS = "arn:aws:iam::" + Example.ACCOUNT + ":role/staff/Admins";
    private static final String EDITORS = "arn:aws:iam::" + Example.ACCOUNT + ":role/Editors";
    private static final RoleMapping FROM_TOKEN = new RoleMapping(Type.TOKEN, Ambiguous.AUTHENTICATED_ROLE, List.of());
    private static final RoleMapping FROM_TOKEN_OR_DENY = new RoleMapping(Type.TOKEN, Ambiguous.DENY, List.of());

    private final RoleChoice roles = new RoleChoice(SnapshotBuilder.example()
            .role(Example.role("Admins", "/staff/", Example.trust(Example.POOL_ID, "authenticated")))
            .role(Example.role("Editors", Example.trust(Example.POOL_ID, "authenticated"))).build());

    @Test
    void withoutAMappingThePoolsRolesAreTaken() throws Exception {
        PoolBuilder pool = new PoolBuilder();
        assertThat(chosen(pool, null)).isEqualTo("Guests");
        assertThat(chosen(pool, null, web(Map.of("cognito:preferred_role", List.of(ADMINS))))).isEqualTo("Players");
    }

    @Test
    void withoutAMappingNobodyChooses() {
        PoolBuilder pool = new PoolBuilder();
        for (String wish : List.of(ADMINS, Example.authenticated().arn().toString(), "")) {
            assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, wish, web(Map.of("cognito:roles", List.of(ADMINS))));
            assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, wish);
        }
    }

    @Test
    void aRoleThatIsNotThereIsMisconfiguration() {
        assertRefused(Refusal.ROLE_MISSING, new PoolBuilder().roles(null, null), null);
        assertRefused(Refusal.ROLE_MISSING, new PoolBuilder().roles("Gone", "Gone"), null, web(Map.of()));
        assertRefused(Refusal.ROLE_MISSING, new PoolBuilder().roles(null, "Guests").roleMapping("realm:web", FROM_TOKEN), null, web(Map.of()));
        assertRefused(Refusal.ROLE_MISSING, rules(Ambiguous.DENY, rule("group", MatchType.EQUALS, "a", "Gone")), null, web(Map.of("group", List.of("a"))));
    }

    @Test
    void aGuestHasNoMapping() throws Exception {
        PoolBuilder pool = new PoolBuilder().roleMapping("realm:web", FROM_TOKEN_OR_DENY);
        assertThat(chosen(pool, null)).isEqualTo("Guests");
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, Example.guests().arn().toString());
    }

    @Test
    void ofTheTokensRolesTheCallerMayChooseOne() throws Exception {
        PoolBuilder pool = new PoolBuilder().roleMapping("realm:web", FROM_TOKEN);
        VerifiedLogin login = web(Map.of("cognito:roles", List.of(ADMINS, EDITORS), "cognito:preferred_role", List.of(EDITORS)));
        assertThat(chosen(pool, ADMINS, login)).isEqualTo("Admins");
        assertThat(chosen(pool, EDITORS, login)).isEqualTo("Editors");
        assertThat(chosen(pool, null, login)).as("the preferred one").isEqualTo("Editors");
    }

    @Test
    void anyOtherWishIsDeniedThoughThereIsAPreferredRole() {
        PoolBuilder pool = new PoolBuilder().roleMapping("realm:web", FROM_TOKEN);
        VerifiedLogin login = web(Map.of("cognito:roles", List.of(EDITORS), "cognito:preferred_role", List.of(ADMINS)));
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, ADMINS, login);
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, Example.authenticated().arn().toString(), login);
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, "Editors", login);
    }

    @Test
    void aTokenThatDoesNotSayWhichIsAmbiguous() throws Exception {
        for (Map<String, List<String>> claims : List.of(Map.<String, List<String>>of(), Map.of("cognito:roles", List.of(ADMINS, EDITORS)))) {
            assertThat(chosen(new PoolBuilder().roleMapping("realm:web", FROM_TOKEN), null, web(claims))).isEqualTo("Players");
            ExchangeException refused = assertRefused(Refusal.ROLE_AMBIGUOUS, new PoolBuilder().roleMapping("realm:web", FROM_TOKEN_OR_DENY),
                    null, web(claims));
            assertThat(refused.error()).isEqualTo(ExchangeError.NOT_AUTHORIZED);
            assertThat(refused).hasMessage("The ambiguous role mapping rules for: kc.example/realms/demo denied this request.");
        }
    }

    @Test
    void theFirstRuleThatMatchesWins() throws Exception {
        PoolBuilder pool = rules(Ambiguous.DENY, rule("group", MatchType.EQUALS, "boss", "Admins"),
                rule("group", MatchType.STARTS_WITH, "b", "Editors"), rule("group", MatchType.CONTAINS, "o", "Players"));
        assertThat(chosen(pool, null, web(Map.of("group", List.of("boss"))))).isEqualTo("Admins");
        assertThat(chosen(pool, null, web(Map.of("group", List.of("bear"))))).isEqualTo("Editors");
        assertThat(chosen(pool, null, web(Map.of("group", List.of("fox"))))).isEqualTo("Players");
        assertThat(chosen(pool, null, web(Map.of("group", List.of("fox", "boss"))))).as("in the order of the rules").isEqualTo("Admins");
    }

    @Test
    void eachRuleReadsItsOwnClaim() throws Exception {
        PoolBuilder pool = rules(Ambiguous.DENY, rule("department", MatchType.EQUALS, "x", "Admins"), rule("group", MatchType.EQUALS, "x", "Editors"));
        assertThat(chosen(pool, null, web(Map.of("group", List.of("x"))))).isEqualTo("Editors");
    }

    @Test
    void whereNoRuleMatchesItIsAmbiguous() throws Exception {
        for (Map<String, List<String>> claims : List.of(Map.<String, List<String>>of(), Map.of("group", List.of("x")), Map.of("other", List.of("boss")))) {
            assertThat(chosen(rules(Ambiguous.AUTHENTICATED_ROLE, rule("group", MatchType.EQUALS, "boss", "Admins")), null, web(claims)))
                    .isEqualTo("Players");
            assertRefused(Refusal.ROLE_AMBIGUOUS, rules(Ambiguous.DENY, rule("group", MatchType.EQUALS, "boss", "Admins")), null, web(claims));
        }
    }

    @Test
    void notEqualNeedsTheClaim() throws Exception {
        PoolBuilder pool = rules(Ambiguous.DENY, rule("group", MatchType.NOT_EQUAL, "banned", "Editors"));
        assertThat(chosen(pool, null, web(Map.of("group", List.of("x"))))).isEqualTo("Editors");
        assertRefused(Refusal.ROLE_AMBIGUOUS, pool, null, web(Map.of()));
        assertRefused(Refusal.ROLE_AMBIGUOUS, pool, null, web(Map.of("group", List.of("x", "banned"))));
    }

    @Test
    void aWishPicksAmongTheRulesThatMatchWhateverTheirOrder() throws Exception {
        PoolBuilder pool = rules(Ambiguous.AUTHENTICATED_ROLE, rule("group", MatchType.EQUALS, "boss", "Admins"),
                rule("group", MatchType.EQUALS, "editor", "Editors"), rule("group", MatchType.EQUALS, "nobody", "Guests"));
        VerifiedLogin both = web(Map.of("group", List.of("boss", "editor")));
        assertThat(chosen(pool, EDITORS, both)).isEqualTo("Editors");
        assertThat(chosen(pool, ADMINS, both)).isEqualTo("Admins");
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, Example.guests().arn().toString(), both);
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, Example.authenticated().arn().toString(), both);
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, ADMINS.replace("/staff", ""), both);
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, ADMINS, web(Map.of("group", List.of("editor"))));
        assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, ADMINS, web(Map.of("cognito:roles", List.of(ADMINS))));
    }

    @Test
    void ofSeveralLoginsTheFirstWithAMappingChooses() throws Exception {
        VerifiedLogin web = web(Map.of("cognito:preferred_role", List.of(EDITORS)));
        VerifiedLogin work = VerifiedLogins.work("alice", Map.of("cognito:preferred_role", List.of(ADMINS)));
        PoolBuilder onlyWork = new PoolBuilder().roleMapping("realms/work:app", FROM_TOKEN);
        assertThat(chosen(onlyWork, null, web, work)).isEqualTo("Admins");
        PoolBuilder both = onlyWork.roleMapping("realm:web", FROM_TOKEN);
        assertThat(chosen(both, null, web, work)).isEqualTo("Editors");
        assertThat(chosen(both, null, work, web)).isEqualTo("Admins");
        assertRefused(Refusal.ROLE_NOT_ALLOWED, both, ADMINS, web, work);
    }

    @Test
    void aMappingIsForOneClientOfOneRealm() throws Exception {
        VerifiedLogin web = web(Map.of("cognito:preferred_role", List.of(ADMINS)));
        for (String other : List.of("realm:cli", "realm", "realms/demo:web", "realms/work:app", "oidc-provider/web")) {
            assertThat(chosen(new PoolBuilder().roleMapping(other, FROM_TOKEN_OR_DENY), null, web)).as(other).isEqualTo("Players");
        }
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void messagesNameNoClaim(Type type) {
        RoleMapping mapping = new RoleMapping(type, Ambiguous.DENY, type == Type.RULES ? List.of(rule("group", MatchType.EQUALS, "a", "Admins")) : List.of());
        PoolBuilder pool = new PoolBuilder().roleMapping("realm:web", mapping);
        VerifiedLogin login = web(Map.of("group", List.of("S3cret"), "cognito:roles", List.of("S3cret")));
        assertThat(assertRefused(Refusal.ROLE_AMBIGUOUS, pool, null, login).getMessage()).doesNotContain("S3cret");
        assertThat(assertRefused(Refusal.ROLE_NOT_ALLOWED, pool, ADMINS, login).getMessage()).doesNotContain("S3cret", ADMINS);
    }

    private static VerifiedLogin web(Map<String, List<String>> claims) {
        return VerifiedLogins.web("alice", claims);
    }

    private static MappingRule rule(String claim, MatchType match, String value, String role) {
        return new MappingRule(claim, match, value, role);
    }

    private static PoolBuilder rules(Ambiguous ambiguous, MappingRule... rules) {
        return new PoolBuilder().roleMapping("realm:web", new RoleMapping(Type.RULES, ambiguous, List.of(rules)));
    }

    private String chosen(PoolBuilder pool, String wish, VerifiedLogin... logins) throws ExchangeException {
        return roles.choose(pool.build(), List.of(logins), wish).name();
    }

    private ExchangeException assertRefused(Refusal reason, PoolBuilder pool, String wish, VerifiedLogin... logins) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, () -> chosen(pool, wish, logins));
        assertThat(refused).as("refusal for " + reason).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        return refused;
    }
}
