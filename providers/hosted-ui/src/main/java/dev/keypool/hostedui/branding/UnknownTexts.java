package dev.keypool.hostedui.branding;

import dev.keypool.hostedui.NearName;
import dev.keypool.hostedui.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts whose keys are those of no message, and nearly those of one. A realm may use any key, so of others nothing is said. */
final class UnknownTexts {

    private static final int MAX_NOTES = 20;
    private static final int MAX_KEYS = 200;

    private UnknownTexts() {
    }

    /** @param messages the keys of all messages; empty where nobody knows them */
    static List<Refusal> notes(Map<String, Map<String, String>> texts, Set<String> messages) {
        List<Refusal> notes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, Map<String, String>> language : texts.entrySet()) {
            for (String key : language.getValue().keySet()) {
                if (messages.contains(key) || key.indexOf('.') >= 0 || seen.size() >= MAX_KEYS || notes.size() >= MAX_NOTES || !seen.add(key)) {
                    continue;
                }
                String question = NearName.question(key, messages);
                if (!question.isEmpty()) {
                    notes.add(new Refusal("$.texts." + Refusal.quote(language.getKey()) + "." + Refusal.quote(key),
                            "This is in no message of Keypool's themes for pages and mails; it shows only where something of the realm uses it." + question));
                }
            }
        }
        return notes;
    }
}
