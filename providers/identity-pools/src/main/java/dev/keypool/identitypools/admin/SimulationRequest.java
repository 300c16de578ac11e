package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.arn.Arn;
import dev.keypool.identitypools.access.ContextKeys;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.http.BadRequestException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What administrators want to know: may this principal do each of these actions to each of these resources?
 *
 * @param principal       {@code principal}, see {@link SimulatedPrincipal}
 * @param actions         {@code action}: one or several, such as {@code s3:GetObject}
 * @param resources       {@code resource}: one or several ARNs, or {@code *} for actions that name none
 * @param resourceAccount {@code resourceAccount}, for ARNs without one, or null
 * @param context         {@code context}: condition keys of the request and the resources, lower-cased
 */
record SimulationRequest(Document principal, List<String> actions, List<String> resources, String resourceAccount, Map<String, List<String>> context) {

    static final int MAX_PAIRS = 100;

    private static final int MAX_ACTION = 256;
    private static final int MAX_RESOURCE = 2048;
    private static final Set<String> MEMBERS = Set.of("principal", "action", "resource", "resourceAccount", "context");

    /** @throws InvalidConfigurationException with a sentence that says which member is wrong */
    static SimulationRequest read(ObjectNode json) throws BadRequestException {
        Document document = new Document(json, MEMBERS, Set.of());
        List<String> actions = several(document, "action", SimulationRequest::isAction, "must be IAM actions such as s3:GetObject.");
        List<String> resources = several(document, "resource", SimulationRequest::isResource, "must be ARNs such as arn:aws:s3:::bucket/key, or *.");
        if (actions.size() * resources.size() > MAX_PAIRS) {
            throw new InvalidConfigurationException("There are at most " + MAX_PAIRS + " pairs of an action and a resource.");
        }
        String account = document.text("resourceAccount");
        if (account != null && !(account.length() == 12 && account.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            throw new InvalidConfigurationException("resourceAccount must be 12 digits.");
        }
        ObjectNode context = document.object("context");
        return new SimulationRequest(SimulatedPrincipal.document(document.object("principal")), actions, resources, account,
                context == null ? Map.of() : ContextKeys.of("context", context));
    }

    private static List<String> several(Document document, String name, Predicate<String> valid, String otherwise) {
        JsonNode value = document.value(name);
        List<String> texts = value != null && value.isTextual() ? List.of(value.textValue()) : document.texts(name);
        // Counted before they are multiplied.
        if (texts.isEmpty() || texts.size() > MAX_PAIRS) {
            throw new InvalidConfigurationException(name + " must be one or several, at most " + MAX_PAIRS + ".");
        }
        if (!texts.stream().allMatch(valid)) {
            throw new InvalidConfigurationException(name + " " + otherwise);
        }
        return texts;
    }

    private static boolean isAction(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && colon < text.length() - 1 && text.length() <= MAX_ACTION;
    }

    private static boolean isResource(String text) {
        return text.equals("*") || text.length() <= MAX_RESOURCE && Arn.isArn(text);
    }
}
