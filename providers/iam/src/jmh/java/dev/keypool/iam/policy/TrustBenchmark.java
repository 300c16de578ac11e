package dev.keypool.iam.policy;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether an identity of a pool may assume a role. */
@State(Scope.Benchmark)
public class TrustBenchmark {

    private static final String POOL = "us-east-1:12345678-dead-beef-cafe-123456790ab";

    @Param({"true", "false"})
    public boolean trusted;

    private final Policy policy = Policy.parse("""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],
             "Principal":{"Federated":"cognito-identity.amazonaws.com"},
             "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},
                          "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}}}""".formatted(POOL), PolicyKind.TRUST);
    private TrustRequest request;

    @Setup
    public void setUp() {
        request = new TrustRequest(PrincipalType.FEDERATED, "cognito-identity.amazonaws.com", "sts:AssumeRoleWithWebIdentity",
                ConditionContext.of(Map.of("cognito-identity.amazonaws.com:aud", List.of(POOL),
                        "cognito-identity.amazonaws.com:amr", List.of(trusted ? "authenticated" : "unauthenticated"))));
        if (policy.evaluateTrust(request).isAllowed() != trusted) {
            throw new IllegalStateException("The decision is " + policy.evaluateTrust(request) + ".");
        }
    }

    @Benchmark
    public Decision evaluate() {
        return policy.evaluateTrust(request);
    }
}
