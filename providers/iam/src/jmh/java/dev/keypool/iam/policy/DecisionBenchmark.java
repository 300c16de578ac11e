package dev.keypool.iam.policy;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decisions per second, and how they become fewer as policies grow. */
@State(Scope.Benchmark)
public class DecisionBenchmark {

    @Param({"10", "50", "100", "200"})
    public int statements;

    @Param
    public BenchmarkPolicies.Others others;

    @Param
    public Decision.Outcome outcome;

    private PolicySet set;
    private AccessRequest request;

    @Setup
    public void setUp() {
        set = BenchmarkPolicies.set(statements, others);
        request = BenchmarkPolicies.request(outcome);
        if (set.evaluate(request).outcome() != outcome) {
            throw new IllegalStateException("The decision is " + set.evaluate(request) + ".");
        }
    }

    @Benchmark
    public Decision evaluate() {
        return set.evaluate(request);
    }
}
