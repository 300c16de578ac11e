package dev.keypool.triggers.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;

final class SamlResponseTest {

    private AssertionType assertion;

    @BeforeEach
    void anAssertion() throws Exception {
        assertion = new AssertionType("id", DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-01-01T00:00:00Z"));
    }

    private void attribute(String name, String... values) {
        AttributeType attribute = new AttributeType(name);
        attribute.setFriendlyName("friendly " + name);
        List.of(values).forEach(attribute::addAttributeValue);
        AttributeStatementType statement = new AttributeStatementType();
        statement.addAttribute(new ASTChoiceType(attribute));
        assertion.addStatement(statement);
    }

    private Map<String, List<Object>> attributes() {
        return assertion.getAttributeStatements().stream().flatMap(statement -> statement.getAttributes().stream()).map(ASTChoiceType::getAttribute)
                .collect(Collectors.toMap(AttributeType::getName, AttributeType::getAttributeValue, (a, b) -> a, LinkedHashMap::new));
    }

    @Test
    void attributesAreTexts() {
        attribute("email", "a@example.com");
        attribute("groups", "a", "b");

        assertThat(new SamlResponse(assertion).attributes()).isEqualTo(Map.of("samlResponse", Map.of("email", "a@example.com", "groups", "a,b")));
    }

    @Test
    void whatComesBackUnchangedKeepsItsForm() {
        attribute("groups", "a", "b");
        SamlResponse response = new SamlResponse(assertion);

        response.replace(response.attributes().get("samlResponse"));

        assertThat(attributes()).containsExactly(Map.entry("groups", List.of("a", "b")));
    }

    @Test
    void theRestIsReplaced() {
        attribute("email", "a@example.com");
        attribute("groups", "a", "b");
        attribute("department", "x");

        new SamlResponse(assertion).replace(Map.of("email", "b@example.com, Ulm", "groups", "c, d", "custom:plan", "gold"));

        assertThat(attributes()).containsOnly(Map.entry("email", List.of("b@example.com, Ulm")), Map.entry("groups", List.of("c", "d")),
                Map.entry("custom:plan", List.of("gold")));
        assertThat(assertion.getAttributeStatements().stream().flatMap(statement -> statement.getAttributes().stream()).map(ASTChoiceType::getAttribute)
                .filter(attribute -> attribute.getName().equals("email")).map(AttributeType::getFriendlyName)).containsExactly("friendly email");
    }

    @Test
    void anAssertionWithoutAttributesGetsSome() {
        new SamlResponse(assertion).replace(Map.of("email", "a@example.com"));

        assertThat(attributes()).containsExactly(Map.entry("email", List.of("a@example.com")));
    }
}
