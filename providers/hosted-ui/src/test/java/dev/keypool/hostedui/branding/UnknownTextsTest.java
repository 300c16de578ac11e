package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class UnknownTextsTest {

    private static final Set<String> MESSAGES = Set.of("doRegister", "doLogIn", "loginAccountTitle");

    @Test
    void aKeyThatIsNearlyAMessagesIsToldWithThat() throws RefusedException {
        assertThat(warnings("{'texts':{'de':{'doRegster':'x'},'en':{'doRegster':'x','doLogin':'x'}}}")).filteredOn(warning -> warning.startsWith("$.texts")).containsExactly(
                "$.texts.\"de\".\"doRegster\": This is in no message of Keypool's themes for pages and mails; it shows only where something of the realm uses it. Did you mean \"doRegister\"?",
                "$.texts.\"en\".\"doLogin\": This is in no message of Keypool's themes for pages and mails; it shows only where something of the realm uses it. Did you mean \"doLogIn\"?");
    }

    @Test
    void aRealmMayUseKeysOfItsOwn() throws RefusedException {
        assertThat(warnings("{'texts':{'en':{'doRegister':'x','department':'x','requiredAction.X':'x','doLog.In':'x'}}}")).noneMatch(warning -> warning.startsWith("$.texts"));
    }

    @Test
    void whereNobodyKnowsTheMessagesNothingIsSaid() {
        assertThat(UnknownTexts.notes(Map.of("en", Map.of("doRegster", "x")), Set.of())).isEmpty();
    }

    @Test
    void fewOfManyAreTold() {
        Map<String, String> texts = new TreeMap<>();
        Set<String> messages = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            texts.put("mistyped" + i + "X", "x");
            messages.add("mistyped" + i);
        }
        assertThat(UnknownTexts.notes(Map.of("en", texts), messages)).hasSize(20);
    }

    private static List<String> warnings(String json) throws RefusedException {
        return Branding.given(StrictJson.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), List.of()).warnings(() -> MESSAGES);
    }
}
