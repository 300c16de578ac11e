package dev.keypool.triggers.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.events.Variants;
import dev.keypool.triggers.userpool.HostedSignIn;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

final class OccasionTest {

    private static final String METADATA = "{\"game\":\"chess\"}";
    private static final Variants OTHERS = new Variants(TokenSource.AUTHENTICATION, TokenSource.AUTHENTICATION, Variants.VERIFY, false);

    private final Map<String, String> session = new HashMap<>();
    private final Map<String, String> clientSession = new HashMap<>();
    private final Map<String, String> signIn = new HashMap<>();

    private static <T> T proxy(Class<T> type, Map<String, Object> answers, Map<String, String> notes) {
        return type.cast(Proxy.newProxyInstance(OccasionTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getNote", "getClientNote" -> notes.get(arguments[0]);
                    case "setClientNote" -> notes.put((String) arguments[0], (String) arguments[1]) == null ? null : null;
                    case "removeNote" -> notes.remove(arguments[0]) == null ? null : null;
                    default -> answers.get(method.getName());
                }));
    }

    private static UserModel user(String id) {
        return proxy(UserModel.class, Map.of("getId", id), Map.of());
    }

    private AuthenticatedClientSessionModel clientSession() {
        UserSessionModel userSession = proxy(UserSessionModel.class, Map.of("getUser", user("alice")), session);
        return proxy(AuthenticatedClientSessionModel.class, Map.of("getUserSession", userSession), clientSession);
    }

    private AuthenticationSessionModel signIn() {
        return proxy(AuthenticationSessionModel.class, Map.of(), signIn);
    }

    private Occasion of(TokenSource grant, Variants variants, String parameter) {
        return Occasion.of(grant, variants, clientSession(), parameter);
    }

    /** As Keycloak does at the end of a sign-in, and then we. */
    private void signInEnds() {
        clientSession.putAll(signIn);
        HostedSignIn.forgetEarlier(signIn(), clientSession());
    }

    @Test
    void hostedSignInsAndRefreshesHaveTheSourcesThatWereChosen() {
        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, null).source()).isEqualTo(TokenSource.HOSTED_AUTH);
        assertThat(of(TokenSource.REFRESH_TOKENS, Variants.BY_DEFAULT, null).source()).isEqualTo(TokenSource.REFRESH_TOKENS);
        assertThat(of(TokenSource.HOSTED_AUTH, OTHERS, null).source()).isEqualTo(TokenSource.AUTHENTICATION);
        assertThat(of(TokenSource.REFRESH_TOKENS, OTHERS, null).source()).isEqualTo(TokenSource.AUTHENTICATION);
        assertThat(of(TokenSource.AUTHENTICATE_DEVICE, OTHERS, null).source()).isEqualTo(TokenSource.AUTHENTICATE_DEVICE);
    }

    @Test
    void aboutPeopleOfAnIdentityProviderAwssDocumentsAgree() {
        session.put("identity_provider", "google");

        assertThat(of(TokenSource.HOSTED_AUTH, OTHERS, null).source()).isEqualTo(TokenSource.HOSTED_AUTH);
    }

    @Test
    void aNewPasswordOnTheWayIsItsOwnSourceInThatSignInAlone() {
        HostedSignIn.newPassword(signIn(), user("alice"));
        signInEnds();
        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, null).source()).isEqualTo(TokenSource.NEW_PASSWORD_CHALLENGE);
        assertThat(of(TokenSource.REFRESH_TOKENS, Variants.BY_DEFAULT, null).source()).isEqualTo(TokenSource.REFRESH_TOKENS);

        signIn.clear();
        signInEnds();
        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, null).source()).isEqualTo(TokenSource.HOSTED_AUTH);
    }

    @Test
    void aNewPasswordOfWhoeverBeganTheSignInIsNotAnothers() {
        HostedSignIn.newPassword(signIn(), user("bob"));
        signInEnds();

        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, null).source()).isEqualTo(TokenSource.HOSTED_AUTH);
    }

    @Test
    void metadataIsPassedOnWhereCognitoDoes() {
        assertThat(of(TokenSource.REFRESH_TOKENS, Variants.BY_DEFAULT, METADATA).clientMetadata()).containsEntry("game", "chess");
        assertThat(of(TokenSource.CLIENT_CREDENTIALS, Variants.BY_DEFAULT, METADATA).clientMetadata()).containsEntry("game", "chess");
        assertThat(of(TokenSource.AUTHENTICATION, Variants.BY_DEFAULT, METADATA).clientMetadata()).isNull();
        assertThat(of(TokenSource.AUTHENTICATE_DEVICE, Variants.BY_DEFAULT, METADATA).clientMetadata()).isNull();
        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, METADATA).clientMetadata()).as("of the token request").isNull();
    }

    @Test
    void ofAHostedSignInTheAuthorizationRequestsMetadataCounts() {
        signIn.put("client_request_param_aws_client_metadata", METADATA);
        signInEnds();
        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, null).clientMetadata()).containsEntry("game", "chess");
        assertThat(of(TokenSource.REFRESH_TOKENS, Variants.BY_DEFAULT, null).clientMetadata()).as("the next request has its own").isNull();

        signIn.clear();
        signInEnds();
        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, null).clientMetadata()).as("of an earlier request").isNull();
    }

    @Test
    void metadataThatIsNoObjectOfTextsIsTheApplicationsFaultOrNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(TokenSource.REFRESH_TOKENS, Variants.BY_DEFAULT, "[]"));
        assertThat(of(TokenSource.AUTHENTICATION, Variants.BY_DEFAULT, "[]").clientMetadata()).isNull();
        clientSession.put("client_request_param_aws_client_metadata", "[]");
        assertThat(of(TokenSource.HOSTED_AUTH, Variants.BY_DEFAULT, null).clientMetadata()).isNull();
    }
}
