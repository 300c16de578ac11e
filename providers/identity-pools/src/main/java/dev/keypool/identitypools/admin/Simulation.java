package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.MatchedStatement;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.CallerIdentity;
import dev.keypool.identitypools.requests.Permissions;
import dev.keypool.identitypools.requests.SessionContext;
import java.time.Instant;

/** Decides by the code that decides real requests, and answers as iam's command line does. */
final class Simulation {

    private final RealmSnapshot realm;
    /** Not the node's: what is tried out must not push out of memory what is in use. */
    private final Permissions permissions = new Permissions();

    Simulation(RealmSnapshot realm) {
        this.realm = realm;
    }

    ObjectNode answer(SimulationRequest request, CallerIdentity caller, Instant now) {
        SessionContext context = new SessionContext(caller, realm.settings().region(), request.context(), now);
        ObjectNode answer = StrictJson.newObject();
        answer.putObject("principal").put("arn", caller.arn()).put("role", caller.role().arn().toString()).put("identityId", context.identityId());
        ArrayNode results = answer.putArray("results");
        for (String action : request.actions()) {
            for (String resource : request.resources()) {
                Decision decision = permissions.decide(realm, caller, action, resource, request.resourceAccount(), context);
                write(decision, results.addObject().put("action", action).put("resource", resource));
            }
        }
        return answer;
    }

    private static void write(Decision decision, ObjectNode into) {
        into.put("decision", decision.outcome().wireName());
        ArrayNode statements = into.putArray("matchedStatements");
        for (MatchedStatement matched : decision.matched()) {
            ObjectNode statement = statements.addObject().put("policy", matched.policy());
            if (matched.sid() != null) {
                statement.put("sid", matched.sid());
            }
            statement.put("index", matched.index()).put("effect", matched.effect());
        }
        ArrayNode reasons = into.putArray("reasons");
        decision.reasons().forEach(reasons::add);
    }
}
