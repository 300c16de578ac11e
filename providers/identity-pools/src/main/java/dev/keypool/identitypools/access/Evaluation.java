package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.arn.Arn;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.MatchedStatement;
import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.iam.sigv4.SignedRequest;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.AuthorizationMessages;
import dev.keypool.identitypools.requests.CallerIdentity;
import dev.keypool.identitypools.requests.DenialMessage;
import dev.keypool.identitypools.requests.Permissions;
import dev.keypool.identitypools.requests.SessionContext;
import dev.keypool.identitypools.requests.SignedRequests;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Decides whether who signed a request may do this on that resource, and writes the answer. */
final class Evaluation {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}|UNSIGNED-PAYLOAD|STREAMING-[A-Z0-9-]{1,64}");
    private static final int MAX_ACTION = 256;
    private static final int MAX_RESOURCE = 2048;

    private final RealmSnapshot realm;
    private final SignedRequests signatures;
    private final Permissions permissions;

    Evaluation(RealmSnapshot realm, SignedRequests signatures, Permissions permissions) {
        this.realm = realm;
        this.signatures = signatures;
        this.permissions = permissions;
    }

    /** @throws SignatureException when nobody is known to have signed the request: {@link #unauthenticated} is the answer then */
    ObjectNode answer(EvaluationRequest request) throws BadRequestException, SignatureException {
        check(request);
        Instant now = Instant.now();
        SignedRequest signed = SignedRequest.parse(request.request());
        if (!signed.accessKeyId().equals(request.accessKeyId())) {
            throw BadRequestException.malformed("subject.id is not the access key id that the request was signed with.");
        }
        return decided(request, signatures.verify(signed, request.region(), request.service(), request.payloadHash(), now), now);
    }

    private static void check(EvaluationRequest request) throws BadRequestException {
        if (!SHA256.matcher(request.payloadHash()).matches()) {
            throw BadRequestException.malformed("subject.properties.request.payloadHash must be the SHA-256 of the body in"
                    + " lower-case hex, or what S3 allows in its place.");
        }
        int colon = request.action().indexOf(':');
        if (colon < 1 || colon == request.action().length() - 1 || request.action().length() > MAX_ACTION) {
            throw BadRequestException.malformed("action.name must be an IAM action such as s3:GetObject.");
        }
        if (!Arn.isArn(request.resource()) || request.resource().length() > MAX_RESOURCE) {
            throw BadRequestException.malformed("resource.id must be an ARN such as arn:aws:s3:::bucket/key.");
        }
    }

    private ObjectNode decided(EvaluationRequest request, CallerIdentity caller, Instant now) {
        SessionContext context = new SessionContext(caller, realm.settings().region(), request.keys(), now);
        Decision decision = permissions.decide(realm, caller, request.action(), request.resource(), request.resourceAccount(), context);
        ObjectNode answer = StrictJson.newObject().put("decision", decision.isAllowed());
        ObjectNode details = answer.putObject("context").put("outcome", decision.outcome().wireName());
        details.putObject("principal").put("arn", caller.arn()).put("account", caller.account())
                .put("role", caller.role().arn().toString()).put("identityId", context.identityId());
        if (request.explain()) {
            explain(decision, details);
            if (!decision.isAllowed()) {
                details.put("encodedMessage", encodedMessage(request, caller, decision, now));
            }
        }
        return answer;
    }

    /** For the service's own client, who is not to read what the service may. */
    private String encodedMessage(EvaluationRequest request, CallerIdentity caller, Decision decision, Instant now) {
        Map<String, List<String>> keys = new HashMap<>(request.keys());
        // Not keys of conditions, and there in AWS's messages.
        keys.put("aws:Region", List.of(request.region()));
        keys.put("aws:Service", List.of(request.service()));
        keys.put("aws:ARN", List.of(request.resource()));
        return new AuthorizationMessages(realm.messages())
                .encode(DenialMessage.of(caller, request.action(), request.resource(), keys, decision), now);
    }

    private static void explain(Decision decision, ObjectNode details) {
        ArrayNode statements = details.putArray("statements");
        for (MatchedStatement matched : decision.matched()) {
            ObjectNode statement = statements.addObject().put("policy", matched.policy());
            if (matched.sid() != null) {
                statement.put("sid", matched.sid());
            }
            statement.put("index", matched.index()).put("effect", matched.effect());
        }
        ArrayNode reasons = details.putArray("reasons");
        decision.reasons().forEach(reasons::add);
    }

    /** The service can hand the error on to its client: code, message and status are AWS's. */
    static ObjectNode unauthenticated(SignatureException e) {
        ObjectNode answer = StrictJson.newObject().put("decision", false);
        answer.putObject("context").put("outcome", "unauthenticated").putObject("error")
                .put("code", e.code().wireName()).put("message", e.getMessage()).put("status", e.code().status());
        return answer;
    }
}
