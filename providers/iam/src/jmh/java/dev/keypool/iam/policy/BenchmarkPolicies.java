package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Policies in which every statement has a variable and two conditions, and requests that the last two statements decide. */
public final class BenchmarkPolicies {

    /** What the statements are like that do not decide. */
    public enum Others {
        /** They are about ten services in turn, the request's among them, and about other resources. */
        TEN_SERVICES,
        /** They are about the request's service and cover the action, but not the resource. */
        ONE_SERVICE,
        /** They cover action and resource, and only their last condition fails: nothing can be left out. */
        NEAR_MISSES
    }

    private static final String[] SERVICES = {"s3", "dynamodb", "sqs", "sns", "kms", "lambda", "logs", "secretsmanager", "ssm", "execute-api"};
    /** Within 10240 characters. */
    private static final int STATEMENTS_PER_POLICY = 25;
    private static final String HOME = "arn:aws:s3:::data/${aws:PrincipalTag/team}/";

    private BenchmarkPolicies() {}

    static PolicySet set(int statements, Others others) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < statements - 2; i++) {
            all.add(switch (others) {
                case TEN_SERVICES -> elsewhere(SERVICES[i % SERVICES.length], i);
                case ONE_SERVICE -> elsewhere("s3", i);
                case NEAR_MISSES -> statement("Allow", "s3", HOME, "project" + i);
            });
        }
        all.add(statement("Allow", "s3", HOME, "keypool"));
        all.add(statement("Deny", "s3", HOME + "secret/", "keypool"));
        PolicySet.Builder set = PolicySet.builder();
        for (int i = 0; i < all.size(); i += STATEMENTS_PER_POLICY) {
            set.identity(Policy.parse(document(all.subList(i, Math.min(all.size(), i + STATEMENTS_PER_POLICY))), PolicyKind.IDENTITY));
        }
        return set.build();
    }

    /** Seven statements. */
    static String twoKilobytes() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            statements.add(elsewhere(SERVICES[i], i));
        }
        return document(statements);
    }

    static AccessRequest request(Decision.Outcome outcome) {
        String address = outcome == Decision.Outcome.IMPLICIT_DENY ? "198.51.100.7" : "203.0.113.7";
        String resource = outcome == Decision.Outcome.EXPLICIT_DENY ? "arn:aws:s3:::data/red/secret/a.txt" : "arn:aws:s3:::data/red/open/a.txt";
        return new AccessRequest("arn:aws:sts::111122223333:assumed-role/reader/alice", "s3:GetObject", resource, null,
                ConditionContext.of(Map.of("aws:SourceIp", List.of(address), "aws:PrincipalTag/team", List.of("red"),
                        "aws:PrincipalTag/project", List.of("keypool"))));
    }

    private static String elsewhere(String service, int number) {
        String place = service.equals("s3") ? ":::app" : ":us-east-1:111122223333:app";
        return statement("Allow", service, "arn:aws:" + service + place + number + "/${aws:PrincipalTag/team}/", "keypool");
    }

    private static String statement(String effect, String service, String resource, String project) {
        return """
                {"Effect":"%s","Action":["%s:Get*","%s:List*"],"Resource":"%s*",
                 "Condition":{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","2001:db8::/32"]},
                              "StringEquals":{"aws:PrincipalTag/project":"%s"}}}""".formatted(effect, service, service, resource, project);
    }

    private static String document(List<String> statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",\n", statements) + "]}";
    }
}
