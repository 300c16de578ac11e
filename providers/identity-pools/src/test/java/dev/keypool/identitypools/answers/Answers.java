package dev.keypool.identitypools.answers;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** Just enough of a JAX-RS implementation to see what an endpoint answers; the real one is Keycloak's. */
public final class Answers extends RuntimeDelegate {

    private Answers() {
    }

    /** To be called before the first answer is built. */
    public static void available() {
        RuntimeDelegate.setInstance(new Answers());
    }

    /** The body, whether it was given as bytes or text. */
    public static String body(Response answer) {
        return answer.getEntity() instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) answer.getEntity();
    }

    @Override public Response.ResponseBuilder createResponseBuilder() {
        return new AnswerBuilder();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("no test needs this");
    }

    @Override public UriBuilder createUriBuilder() { throw unused(); }
    @Override public Variant.VariantListBuilder createVariantListBuilder() { throw unused(); }
    @Override public <T> T createEndpoint(Application application, Class<T> type) { throw unused(); }
    @Override public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) { throw unused(); }
    @Override public Link.Builder createLinkBuilder() { throw unused(); }
    @Override public SeBootstrap.Configuration.Builder createConfigurationBuilder() { throw unused(); }
    @Override public CompletionStage<SeBootstrap.Instance> bootstrap(Application application, SeBootstrap.Configuration configuration) { throw unused(); }
    @Override public CompletionStage<SeBootstrap.Instance> bootstrap(Class<? extends Application> type, SeBootstrap.Configuration configuration) { throw unused(); }
    @Override public EntityPart.Builder createEntityPartBuilder(String name) { throw unused(); }
}
