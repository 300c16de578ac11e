package dev.keypool.triggers;

import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundOptions;
import dev.keypool.triggers.functions.FunctionCalls;
import dev.keypool.triggers.observability.ObservedFunctions;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** One per node: the connections to functions, apart from those to identity providers, which no function may starve. */
public final class TriggersFactory implements ProviderFactory<Triggers> {

    /** The longest that any function may be given. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private FunctionCalls calls;
    private ObservedFunctions observed;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope config) {
        calls = new FunctionCalls(new OutboundHttp(OutboundOptions.read(config::get)
                .deadline(LONGEST).readTimeout(LONGEST).maxCalls(512).maxCallsPerHost(256).build()), Clock.systemUTC(),
                config.getInt("max-waiting-requests", FunctionCalls.waitingByDefault()));
        observed = new ObservedFunctions(Metrics.globalRegistry, calls);
    }

    @Override
    public Triggers create(KeycloakSession session) {
        return new Triggers(session, calls, observed);
    }

    /** For those that call without a session. */
    public FunctionCalls calls() {
        return calls;
    }

    /** The same. */
    public ObservedFunctions observed() {
        return observed;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                observed.forgetAll(removed.getRealm().getId());
            }
        });
    }

    @Override
    public void close() {
        calls.close();
    }
}
