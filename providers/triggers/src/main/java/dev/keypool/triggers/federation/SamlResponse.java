package dev.keypool.triggers.federation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;

/** Of SAML: an assertion's attributes. Its signature was checked before. */
final class SamlResponse implements ProviderResponse {

    private static final String SEPARATOR = ",";

    private final AssertionType assertion;

    SamlResponse(AssertionType assertion) {
        this.assertion = assertion;
    }

    @Override
    public Map<String, Map<String, String>> attributes() {
        Map<String, String> texts = new LinkedHashMap<>();
        byName().forEach((name, attributes) -> texts.put(name, text(attributes)));
        Map<String, Map<String, String>> response = new LinkedHashMap<>();
        response.put(profile(), texts);
        return response;
    }

    @Override
    public String profile() {
        return "samlResponse";
    }

    @Override
    public void replace(Map<String, String> attributes) {
        Map<String, List<AttributeType>> originals = byName();
        for (AttributeStatementType statement : assertion.getAttributeStatements()) {
            List.copyOf(statement.getAttributes()).forEach(statement::removeAttribute);
        }
        AttributeStatementType statement = assertion.getAttributeStatements().stream().findFirst().orElseGet(AttributeStatementType::new);
        attributes.forEach((name, text) -> back(name, text, originals.get(name)).forEach(attribute -> statement.addAttribute(new ASTChoiceType(attribute))));
        if (assertion.getAttributeStatements().isEmpty() && !attributes.isEmpty()) {
            assertion.addStatement(statement);
        }
    }

    /** Encrypted ones are not read by Keycloak's mappers either. */
    private Map<String, List<AttributeType>> byName() {
        return assertion.getAttributeStatements().stream().flatMap(statement -> statement.getAttributes().stream()).map(ASTChoiceType::getAttribute)
                .filter(attribute -> attribute != null && attribute.getName() != null)
                .collect(Collectors.groupingBy(AttributeType::getName, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<AttributeType> back(String name, String text, List<AttributeType> originals) {
        if (originals != null && text.equals(text(originals))) {
            return originals;
        }
        AttributeType changed = new AttributeType(name);
        boolean several = false;
        if (originals != null) {
            changed.setNameFormat(originals.get(0).getNameFormat());
            changed.setFriendlyName(originals.get(0).getFriendlyName());
            several = originals.stream().mapToInt(attribute -> attribute.getAttributeValue().size()).sum() > 1;
        }
        for (String value : several ? text.trim().split(" *" + SEPARATOR + " *") : new String[] {text}) {
            changed.addAttributeValue(value);
        }
        return List.of(changed);
    }

    private static String text(List<AttributeType> attributes) {
        return attributes.stream().flatMap(attribute -> attribute.getAttributeValue().stream()).filter(Objects::nonNull).map(Object::toString)
                .collect(Collectors.joining(SEPARATOR));
    }
}
