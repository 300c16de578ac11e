package dev.keypool.identitypools.access;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.identitypools.exchange.CognitoKeys;
import dev.keypool.identitypools.requests.CallerIdentity;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * The condition keys of a decision: what is known of the session first, then what the service stated.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
 */
final class SessionContext implements ConditionContext {

    private final CallerIdentity caller;
    private final String region;
    private final Map<String, List<String>> stated;
    private final Instant now;

    SessionContext(CallerIdentity caller, String region, Map<String, List<String>> stated, Instant now) {
        this.caller = caller;
        this.region = region;
        this.stated = stated;
        this.now = now;
    }

    @Override
    public List<String> values(String key) {
        return switch (key) {
            case CognitoKeys.SUB -> List.of(identityId());
            case CognitoKeys.AUD -> List.of(region + ":" + caller.session().poolId());
            case CognitoKeys.AMR -> caller.session().amr();
            case "aws:principalarn" -> List.of(caller.role().arn().toString());
            case "aws:principalaccount" -> List.of(caller.account());
            case "aws:principaltype" -> List.of("AssumedRole");
            case "aws:userid" -> List.of(caller.userId());
            case "aws:federatedprovider" -> List.of(CognitoKeys.PROVIDER);
            case "aws:tokenissuetime" -> List.of(time(Instant.ofEpochSecond(caller.session().issuedAt())));
            case "aws:currenttime" -> List.of(time(now));
            case "aws:epochtime" -> List.of(Long.toString(now.getEpochSecond()));
            default -> stated.get(key);
        };
    }

    String identityId() {
        return region + ":" + caller.session().identityId();
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
}
