package dev.keypool.iam.policy;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Parsing, validating and compiling a policy of 2 KB. */
@State(Scope.Benchmark)
public class ParseBenchmark {

    private final String document = BenchmarkPolicies.twoKilobytes();

    @Benchmark
    public Policy parse() {
        return Policy.parse(document, PolicyKind.IDENTITY);
    }
}
