package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.Envelope;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.PreTokenGenerationEvent;
import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.tokens.TokenPreview;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pre token generation, by the event and the reader of the real trigger. */
record TokenExperiment(PreTokenGenerationEvent sent) implements Experiment {

    static final Map<String, TokenSource> SOURCES = sources();

    private static final List<String> SCOPES = List.of("openid", "profile", "email");

    static TokenExperiment of(TestRequest request, Envelope envelope, Person person) throws BadTestException {
        TokenSource source = SOURCES.get(request.triggerSource());
        EventVersion version = request.lambdaVersion() == null ? EventVersion.V1_0 : request.lambdaVersion();
        if (source != TokenSource.CLIENT_CREDENTIALS) {
            Person about = person == null ? Person.SAMPLE : person;
            return new TokenExperiment(new PreTokenGenerationEvent(envelope, version, source, about.name(), about.attributes(), about.groups(), SCOPES, null));
        }
        if (version != EventVersion.V3_0 || person != null) {
            throw new BadTestException("TokenGeneration_ClientCredentials is of lambdaVersion V3_0 only, and about no person.");
        }
        return new TokenExperiment(new PreTokenGenerationEvent(envelope, version, source, "ClientCredentials", Map.of(), null, List.of("sample/read"),
                Map.of()));
    }

    @Override
    public TriggerType type() {
        return TriggerType.PRE_TOKEN_GENERATION;
    }

    @Override
    public ObjectNode event() {
        return sent.json();
    }

    @Override
    public ObjectNode effect(ObjectNode answer) throws FunctionException {
        return TokenPreview.of(answer, sent);
    }

    private static Map<String, TokenSource> sources() {
        Map<String, TokenSource> sources = new LinkedHashMap<>();
        Arrays.stream(TokenSource.values()).forEach(source -> sources.put(source.awsName(), source));
        return sources;
    }
}
