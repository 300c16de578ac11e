package dev.keypool.identitypools.requests;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.exchange.CognitoKeys;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * The condition keys of a decision: what is known of the session first, then what the service stated.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
 */
public final class SessionContext implements ConditionContext {

    private static final String PRINCIPAL_TAG = "aws:principaltag/";

    private final CallerIdentity caller;
    private final String region;
    private final Map<String, List<String>> stated;
    private final Instant now;

    /** @param stated condition keys in lower case that the service knows of the request and the resource */
    public SessionContext(CallerIdentity caller, String region, Map<String, List<String>> stated, Instant now) {
        this.caller = caller;
        this.region = region;
        this.stated = stated;
        this.now = now;
    }

    @Override
    public List<String> values(String key) {
        Session session = caller.session();
        return switch (key) {
            case "aws:principalarn" -> List.of(caller.role().arn().toString());
            case "aws:principalaccount" -> List.of(caller.account());
            case "aws:principaltype" -> List.of("AssumedRole");
            case "aws:userid" -> List.of(caller.userId());
            case "aws:tokenissuetime" -> List.of(time(Instant.ofEpochSecond(session.issuedAt())));
            // In every request with temporary credentials; a session here says nothing of how its person signed in.
            case "aws:multifactorauthpresent" -> List.of("false");
            case "aws:currenttime" -> List.of(time(now));
            case "aws:epochtime" -> List.of(Long.toString(now.getEpochSecond()));
            case "aws:sourceidentity" -> session.sourceIdentity() == null ? null : List.of(session.sourceIdentity());
            default -> key.startsWith(PRINCIPAL_TAG) ? tag(session, key.substring(PRINCIPAL_TAG.length())) : signIn(session, key);
        };
    }

    private static List<String> tag(Session session, String key) {
        String value = session.tags().values().get(key);
        return value == null ? null : List.of(value);
    }

    /** A session that assumed the role did not sign in: AWS's keys of the sign-in end with role chaining. */
    private List<String> signIn(Session session, String key) {
        List<String> known = session.isChained() ? null : session.pool() != null ? ofPool(session.pool(), key) : ofProvider(session, key);
        return known == null ? stated.get(key) : known;
    }

    private List<String> ofPool(PoolIdentity pool, String key) {
        return switch (key) {
            case CognitoKeys.SUB -> List.of(region + ":" + pool.identityId());
            case CognitoKeys.AUD -> List.of(region + ":" + pool.poolId());
            case CognitoKeys.AMR -> pool.amr();
            case "aws:federatedprovider" -> List.of(CognitoKeys.PROVIDER);
            default -> null;
        };
    }

    private static List<String> ofProvider(Session session, String key) {
        if (session.federation() == null) {
            return null;
        }
        return "aws:federatedprovider".equals(key) ? List.of(session.federation().provider()) : session.federation().keys().get(key);
    }

    /** The pool's identity behind the session, {@code region:uuid}, or null. */
    public String identityId() {
        PoolIdentity pool = caller.session().pool();
        return pool == null ? null : region + ":" + pool.identityId();
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
}
