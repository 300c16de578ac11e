package dev.keypool.identitypools.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenRefusalsTest {

    /** The errors of AssumeRoleWithWebIdentity and AssumeRoleWithSAML in the model, with their statuses. */
    private static final Set<String> OF_THE_MODEL = Set.of("InvalidIdentityToken 400", "ExpiredTokenException 400", "IDPRejectedClaim 403",
            "IDPCommunicationError 400", "AccessDenied 403");

    @Test
    void eachIsAnErrorOfTheModelAndTellsItsReason() {
        for (Refusal reason : Refusal.values()) {
            StsException refused = TokenRefusals.of(ExchangeException.notAuthorized(reason, "Why."));
            assertThat(OF_THE_MODEL).as(reason.label()).contains(refused.code() + " " + refused.status());
            assertThat(refused.reason()).isEqualTo(reason.label());
            assertThat(refused).hasMessage("Why.");
        }
    }

    @Test
    void cognitosWordsStayWithCognito() {
        assertThat(TokenRefusals.of(ExchangeException.invalidLogin(Refusal.BAD_SIGNATURE, "Couldn't verify signed token.")))
                .hasMessage("Couldn't verify signed token.");
    }

    @Test
    void whatTellsSomethingToRetryIsToldApart() {
        assertThat(code(Refusal.TOKEN_EXPIRED)).isEqualTo("ExpiredTokenException");
        assertThat(code(Refusal.PROVIDER_UNAVAILABLE)).isEqualTo("IDPCommunicationError");
        assertThat(code(Refusal.USER_DISABLED)).isEqualTo("IDPRejectedClaim");
        assertThat(code(Refusal.SIGN_IN_FAILED)).isEqualTo("IDPRejectedClaim");
        assertThat(code(Refusal.WRONG_AUDIENCE)).isEqualTo("InvalidIdentityToken");
        assertThat(code(Refusal.REALM_DISABLED)).isEqualTo("AccessDenied");
    }

    private static String code(Refusal reason) {
        return TokenRefusals.of(ExchangeException.notAuthorized(reason, "x")).code();
    }
}
