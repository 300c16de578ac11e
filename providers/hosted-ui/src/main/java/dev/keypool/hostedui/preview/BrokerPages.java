package dev.keypool.hostedui.preview;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.keycloak.forms.login.MessageType;

/** Accounts of other identity providers, and organizations. */
final class BrokerPages {

    private static final String PROVIDER = "Example";

    private BrokerPages() {
    }

    static List<PreviewPage> all() {
        return List.of(
                PreviewPage.of("login-idp-link-confirm", sample -> provider(sample).error(null, "federatedIdentityExistsMessage", "email", Sample.EMAIL))
                        .state("without-review", sample -> sample.put("hideReviewButton", true)),
                PreviewPage.of("login-idp-link-confirm-override", BrokerPages::provider),
                PreviewPage.of("login-idp-link-email", sample -> provider(sample).put("brokerContext", Map.of("username", Sample.USER)).says(MessageType.WARNING, "linkIdpMessage", PROVIDER)),
                PreviewPage.of("link-idp-action", BrokerPages::provider),
                PreviewPage.of("select-organization", sample -> organizations(sample, 3))
                        .state("many", sample -> organizations(sample, 9)));
    }

    private static Sample provider(Sample sample) {
        return sample.put("idpAlias", PROVIDER).put("idpDisplayName", PROVIDER);
    }

    private static Sample organizations(Sample sample, int count) {
        return sample.put("user", Map.of("organizations", IntStream.rangeClosed(1, count)
                .mapToObj(i -> Map.of("alias", "organization-" + i, "name", "Organization " + i)).toList()));
    }
}
