package dev.keypool.iam.cli;

import dev.keypool.iam.policy.AccessRequest;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.PolicySet;

/** One line of input. */
record Simulation(PolicySet policies, AccessRequest request) {

    static Simulation read(String line) throws SimulationException {
        return new SimulationReader(line).read();
    }

    Decision decide() {
        return policies.evaluate(request);
    }
}
