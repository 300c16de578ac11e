package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.List;

/**
 * A person's groups and what comes with them.
 *
 * @param roles     ARNs of the groups' roles
 * @param preferred the ARN of the group with the lowest precedence, or null
 */
public record Groups(List<String> names, List<String> roles, String preferred) {

    public static final Groups NONE = new Groups(List.of(), List.of(), null);

    public Groups {
        names = List.copyOf(names);
        roles = List.copyOf(roles);
    }

    void write(ObjectNode configuration) {
        ArrayNode groups = configuration.putArray("groupsToOverride");
        names.forEach(groups::add);
        ArrayNode arns = configuration.putArray("iamRolesToOverride");
        roles.forEach(arns::add);
        configuration.put("preferredRole", preferred);
    }

    /** An absent member, null and an empty object all mean no groups: AWS suppresses them then. */
    static Groups read(JsonNode details) throws FunctionException {
        if (details.isNull()) {
            return NONE;
        }
        ObjectNode object = Answers.object(details, "groupOverrideDetails");
        JsonNode preferred = object.get("preferredRole");
        return new Groups(Answers.texts(object.get("groupsToOverride"), "groupsToOverride"),
                Answers.texts(object.get("iamRolesToOverride"), "iamRolesToOverride"),
                preferred == null || preferred.isNull() ? null : Answers.text(preferred, "preferredRole"));
    }
}
