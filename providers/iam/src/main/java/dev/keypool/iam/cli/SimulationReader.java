package dev.keypool.iam.cli;

import dev.keypool.iam.policy.AccessRequest;
import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyException;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.iam.policy.PolicySet;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the policies and the request of a line. A member that may be left out may be null too. */
final class SimulationReader {

    private final String line;
    private final PolicySet.Builder policies = PolicySet.builder();
    private AccessRequest request;

    SimulationReader(String line) {
        this.line = line;
    }

    Simulation read() throws SimulationException {
        LineParser.parse(line, parser -> {
            parser.object(name -> member(parser, name));
            if (request == null) {
                throw parser.fault("the member request is missing.");
            }
        });
        return new Simulation(policies.build(), request);
    }

    private void member(LineParser json, String name) throws IOException, SimulationException {
        switch (name) {
            case "identityPolicies" -> policies(json, PolicyKind.IDENTITY, policies::identity);
            case "permissionsBoundaries" -> policies(json, PolicyKind.BOUNDARY, policies::boundary);
            case "sessionPolicies" -> policies(json, PolicyKind.SESSION, policies::session);
            case "resourcePolicy" -> {
                if (!json.isNull()) {
                    policies.resource(policy(json, PolicyKind.RESOURCE));
                }
            }
            case "request" -> request = request(json);
            default -> throw json.fault("there is no such member; there are identityPolicies, permissionsBoundaries, sessionPolicies,"
                    + " resourcePolicy and request.");
        }
    }

    private static void policies(LineParser json, PolicyKind kind, Consumer<Policy> into) throws IOException, SimulationException {
        if (!json.isNull()) {
            json.array(() -> into.accept(policy(json, kind)));
        }
    }

    /** A fault's place is told in the line, not in the document. */
    private static Policy policy(LineParser json, PolicyKind kind) throws IOException, SimulationException {
        String pointer = json.pointer();
        int column = json.column();
        String document = json.document();
        try {
            return Policy.parse(document, kind);
        } catch (PolicyException e) {
            throw new SimulationException(pointer + e.pointer(), column + e.column() - 1, e.fault());
        }
    }

    private static AccessRequest request(LineParser json) throws IOException, SimulationException {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> context = new HashMap<>();
        json.object(name -> {
            switch (name) {
                case "action" -> texts.put(name, RequestMember.ACTION.read(json));
                case "resource" -> texts.put(name, RequestMember.RESOURCE.read(json));
                case "principal" -> texts.put(name, json.isNull() ? null : RequestMember.PRINCIPAL.read(json));
                case "resourceAccount" -> texts.put(name, json.isNull() ? null : RequestMember.ACCOUNT.read(json));
                case "context" -> context(json, context);
                default -> throw json.fault("there is no such member; a request has principal, action, resource, resourceAccount and context.");
            }
        });
        for (String name : List.of("principal", "action", "resource")) {
            if (!texts.containsKey(name)) {
                throw json.fault("the member " + name + " is missing.");
            }
        }
        return new AccessRequest(texts.get("principal"), texts.get("action"), texts.get("resource"), texts.get("resourceAccount"),
                ConditionContext.of(context));
    }

    private static void context(LineParser json, Map<String, List<String>> context) throws IOException, SimulationException {
        if (json.isNull()) {
            return;
        }
        Set<String> keys = new HashSet<>();
        json.object(key -> {
            if (!keys.add(key.toLowerCase(Locale.ROOT))) {
                throw json.fault("this key is there twice: the case of a key does not matter.");
            }
            context.put(key, json.values());
        });
    }
}
