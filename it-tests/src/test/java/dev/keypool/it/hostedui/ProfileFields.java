package dev.keypool.it.hostedui;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPAttributeRequired;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;

/** A field of every kind that Keycloak's declarative user profile has. */
final class ProfileFields {

    /** As {@code html5-*}, each named as it is. */
    static final List<String> HTML5 = List.of("number", "range", "tel", "email", "url", "date", "month", "time", "datetime-local", "color");

    private ProfileFields() {
    }

    static void addTo(UPConfig profile) {
        profile.setGroups(List.of(group("how to reach you", "Contact", "How we reach you."), group("about", "About you", null)));
        profile.getAttribute("firstName").addValidation("length", Map.of("max", 10));
        add(profile, "bio", "textarea", Map.of("inputTypeRows", "4", "inputTypePlaceholder", "A few words", "inputHelperTextAfter", "Other people see this.")).addValidation("length", Map.of("max", 20));
        required(options(add(profile, "size", "select", Map.of("inputOptionLabels", Map.of("S", "Small", "M", "Medium", "L", "Large"), "inputHelperTextBefore", "Of <b>shirts</b>.")), "S", "M", "L"));
        required(options(add(profile, "plan", "select-radiobuttons", Map.of("inputHelperTextBefore", "You can change it later.")), "free", "a plan for everybody in a large team"));
        options(add(profile, "languages", "multiselect", Map.of("inputTypeSize", "3")), "Deutsch", "English", "Italiano").setMultivalued(true);
        required(options(add(profile, "topics", "multiselect-checkboxes", Map.of("inputHelperTextAfter", "One mail a month.")), "News", "Offers")).setMultivalued(true);
        for (String type : HTML5) {
            add(profile, type, "html5-" + type, Map.of("inputTypeMax", 1000, "inputTypePlaceholder", "An example")).setGroup("about");
        }
        profile.getAttribute("number").addValidation("integer", Map.of("min", 18, "max", 120));
        add(profile, "account", "text", Map.of("kcNumberFormat", "{3}-{3}")).setGroup("how to reach you");
        UPAttribute nicknames = add(profile, "nicknames", "text", Map.of("inputHelperTextBefore", "What friends call you."));
        nicknames.setMultivalued(true);
        nicknames.setGroup("how to reach you");
        nicknames.addValidation("multivalued", Map.of("max", "3"));
        nicknames.addValidation("length", Map.of("max", 8));
        readOnly(add(profile, "customer", "text", Map.of()));
        readOnly(add(profile, "remarks", "textarea", Map.of()));
        readOnly(options(add(profile, "tier", "select", Map.of()), "gold", "silver"));
        UPAttribute flags = readOnly(options(add(profile, "flags", "multiselect-checkboxes", Map.of()), "first", "second"));
        flags.setMultivalued(true);
    }

    private static UPGroup group(String name, String header, String description) {
        UPGroup group = new UPGroup(name);
        group.setDisplayHeader(header);
        group.setDisplayDescription(description);
        return group;
    }

    private static UPAttribute add(UPConfig profile, String name, String kind, Map<String, Object> annotations) {
        UPAttribute attribute = new UPAttribute(name, new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin", "user")));
        attribute.setDisplayName("My " + name);
        attribute.setAnnotations(new HashMap<>(annotations));
        attribute.getAnnotations().put("inputType", kind);
        profile.addOrReplaceAttribute(attribute);
        return attribute;
    }

    private static UPAttribute options(UPAttribute attribute, String... options) {
        attribute.addValidation("options", Map.of("options", Arrays.asList(options)));
        return attribute;
    }

    private static UPAttribute required(UPAttribute attribute) {
        attribute.setRequired(new UPAttributeRequired(Set.of("user"), Set.of()));
        return attribute;
    }

    private static UPAttribute readOnly(UPAttribute attribute) {
        attribute.setPermissions(new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin")));
        return attribute;
    }
}
