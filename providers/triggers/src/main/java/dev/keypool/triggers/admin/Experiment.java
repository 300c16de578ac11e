package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.Envelope;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;

/** An event to try a function with, and what an answer to it would change. */
interface Experiment {

    TriggerType type();

    ObjectNode event();

    /** @throws FunctionException when the flow would fail on the answer */
    ObjectNode effect(ObjectNode answer) throws FunctionException;

    /**
     * @param person null for the sample's
     * @throws BadTestException when there is no such trigger source, or the request does not fit it
     */
    static Experiment of(TestRequest request, Envelope envelope, Person person) throws BadTestException {
        if (TokenExperiment.SOURCES.containsKey(request.triggerSource())) {
            return TokenExperiment.of(request, envelope, person);
        }
        Sample sample = Sample.all().get(request.triggerSource());
        if (sample == null) {
            throw new BadTestException("triggerSource must be one of " + String.join(", ", Sample.all().keySet()) + ", "
                    + String.join(", ", TokenExperiment.SOURCES.keySet()) + ".");
        }
        if (request.lambdaVersion() != null) {
            throw new BadTestException("lambdaVersion is for TokenGeneration sources only.");
        }
        return new Experiment() {
            @Override
            public TriggerType type() {
                return sample.type();
            }

            @Override
            public ObjectNode event() {
                return sample.event(envelope, person);
            }

            @Override
            public ObjectNode effect(ObjectNode answer) throws FunctionException {
                FlowReader.check(sample.type(), envelope, sample.event(envelope, person), answer);
                return sample.changes(answer);
            }
        };
    }
}
