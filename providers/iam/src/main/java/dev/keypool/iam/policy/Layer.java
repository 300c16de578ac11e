package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies that together give one answer: a statement of any of them allows or denies.
 *
 * <p>Statements are found by the service of the action, so that those of other services are not even looked at.
 */
final class Layer {

    /** A statement, its place in the layer, and its name in decisions: as the list that it is when no other matches. */
    private record Place(int order, Statement statement, List<MatchedStatement> name) {}

    private static final Place[] NONE = {};

    private final String described;
    private final boolean canAllow;
    private final Map<String, Place[]> ofService = new HashMap<>();
    private final Place[] ofAnyService;

    private Layer(String described, List<Place> places) {
        this.described = described;
        this.canAllow = places.stream().anyMatch(place -> place.statement.allows());
        Map<String, List<Place>> services = new HashMap<>();
        List<Place> others = new ArrayList<>();
        for (Place place : places) {
            if (place.statement.services() == null) {
                others.add(place);
            } else {
                place.statement.services().forEach(service -> services.computeIfAbsent(service, s -> new ArrayList<>()).add(place));
            }
        }
        services.forEach((service, own) -> ofService.put(service, own.toArray(Place[]::new)));
        this.ofAnyService = others.toArray(Place[]::new);
    }

    /** Policies named {@code names[0]}, {@code names[1]} and so on. */
    static Layer ofMany(String described, String names, List<Policy> policies) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            add(places, names + "[" + i + "]", policies.get(i).statements());
        }
        return new Layer(described, places);
    }

    /** One policy. */
    static Layer ofOne(String described, String name, List<Statement> statements) {
        List<Place> places = new ArrayList<>();
        add(places, name, statements);
        return new Layer(described, places);
    }

    private static void add(List<Place> places, String policy, List<Statement> statements) {
        statements.forEach(statement -> places.add(new Place(places.size(), statement, List.of(statement.in(policy)))));
    }

    Verdict evaluate(Evaluation evaluation) {
        Verdict verdict = new Verdict(described, canAllow);
        Place[] some = ofService.isEmpty() ? NONE : ofService.getOrDefault(evaluation.service(), NONE);
        Place[] others = ofAnyService;
        int i = 0;
        int k = 0;
        while (i < some.length || k < others.length) {
            boolean first = k == others.length || i < some.length && some[i].order < others[k].order;
            look(first ? some[i++] : others[k++], evaluation, verdict);
        }
        return verdict;
    }

    private static void look(Place place, Evaluation evaluation, Verdict verdict) {
        Statement statement = place.statement;
        int reached = statement.look(evaluation);
        if (reached == Statement.MATCHED) {
            verdict.matched(place.name, statement.allows(), evaluation.grant);
        } else if (statement.allows()) {
            verdict.missed(place.name, reached, evaluation);
        }
    }
}
