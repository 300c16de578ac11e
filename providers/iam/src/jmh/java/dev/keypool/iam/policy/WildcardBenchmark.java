package dev.keypool.iam.policy;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A pattern that people write, and one that is made to be slow, against texts that match neither. */
@State(Scope.Benchmark)
public class WildcardBenchmark {

    @Param({"100", "1000", "10000"})
    public int characters;

    private final Wildcard ordinary = Wildcard.of(Wildcard.codes("home/*/reports/*.csv"), false);
    private final Wildcard hostile = Wildcard.of(Wildcard.codes("*a".repeat(30) + "*" + "a".repeat(30) + "b"), false);
    private String ordinaryText;
    private String hostileText;

    @Setup
    public void setUp() {
        ordinaryText = "home/" + "alice/reports/".repeat(characters / 14);
        hostileText = "a".repeat(characters);
    }

    @Benchmark
    public boolean ordinary() {
        return ordinary.matches(ordinaryText);
    }

    @Benchmark
    public boolean hostile() {
        return hostile.matches(hostileText);
    }
}
