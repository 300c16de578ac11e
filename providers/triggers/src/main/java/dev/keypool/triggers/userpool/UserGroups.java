package dev.keypool.triggers.userpool;

import dev.keypool.triggers.events.Groups;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/** A person's groups, with the roles that their attributes name: the same that the mapper "Cognito groups and roles" puts into tokens. */
public final class UserGroups {

    private static final String ROLE = "keypool.role";
    private static final String PRECEDENCE = "keypool.precedence";

    private UserGroups() {
    }

    public static Groups of(UserModel user) {
        List<GroupModel> groups = user.getGroupsStream().sorted(Comparator.comparingLong(UserGroups::precedence).thenComparing(UserGroups::name)).toList();
        List<String> roles = groups.stream().map(group -> group.getFirstAttribute(ROLE)).filter(Objects::nonNull).distinct().toList();
        String preferred = groups.stream().filter(group -> precedence(group) < Long.MAX_VALUE).map(group -> group.getFirstAttribute(ROLE))
                .filter(Objects::nonNull).findFirst().orElse(roles.size() == 1 ? roles.get(0) : null);
        return new Groups(groups.stream().map(UserGroups::name).toList(), roles, preferred);
    }

    /** With those of its parents before it: {@code staff/administrators}. */
    private static String name(GroupModel group) {
        return group.getParent() == null ? group.getName() : name(group.getParent()) + "/" + group.getName();
    }

    private static long precedence(GroupModel group) {
        String precedence = group.getFirstAttribute(PRECEDENCE);
        boolean number = precedence != null && precedence.length() <= 10 && !precedence.isEmpty() && precedence.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(precedence) : Long.MAX_VALUE;
    }
}
