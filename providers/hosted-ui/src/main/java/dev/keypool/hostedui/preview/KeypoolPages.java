package dev.keypool.hostedui.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** This pack's own pages: {@code CodePage} and {@code NumberPage} of user pools, {@code ChallengePage} of triggers. */
final class KeypoolPages {

    private static final String NUMBER = "+*********23";

    private KeypoolPages() {
    }

    static List<PreviewPage> all() {
        return List.of(
                PreviewPage.of("keypool-code", sample -> sample.named().put("keypoolCode", code("keypoolCodeTitle", "keypoolCodeBySms", "sentTo", NUMBER)))
                        .state("by-mail", sample -> sample.put("keypoolCode", code("keypoolCodeTitle", "keypoolCodeByMail", "sentTo", "m***@e***")))
                        .state("wrong-code", sample -> sample.error("code", "keypoolCodeWrong"))
                        .state("another-way", Sample::otherWays)
                        .state("phone-number", sample -> sample.put("keypoolCode", code("keypoolPhoneTitle", "keypoolPhoneCode", "sentTo", NUMBER, "otherNumber", "true")))
                        .state("forgotten-password", sample -> sample.put("keypoolCode", code("keypoolResetTitle", "keypoolResetBySms", "byMail", "true"))),
                PreviewPage.of("keypool-phone", Sample::named)
                        .state("invalid", sample -> sample.put("phoneNumber", "12345").error("phoneNumber", "keypoolPhoneInvalid"))
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("keypool-challenge", sample -> sample.named().put("keypoolChallenge", challenge(Map.of("question", "What was the name of your first pet?"))))
                        .state("explained", sample -> sample.put("keypoolChallenge", challenge(Map.of("message", "We do not know this device yet.", "sentTo", NUMBER,
                                "details", List.of(Map.of("name", "Device", "value", "Phone"), Map.of("name", "Place", "value", "Lisbon"))))))
                        .state("wrong-answer", sample -> sample.error("answer", "keypoolChallengeWrongAnswer"))
                        .state("another-way", Sample::otherWays)
                        .state("outdated", sample -> sample.error(null, "keypoolChallengeOutdated"))
                        .state("refused", sample -> sample.put("keypoolChallenge", null).error(null, "keypoolChallengeRefused")));
    }

    private static Map<String, String> code(String title, String explanation, String... more) {
        Map<String, String> code = new HashMap<>(Map.of("title", title, "explanation", explanation));
        for (int i = 0; i < more.length; i += 2) {
            code.put(more[i], more[i + 1]);
        }
        return code;
    }

    private static Map<String, Object> challenge(Map<String, Object> parts) {
        Map<String, Object> challenge = new HashMap<>(Map.of("id", "", "inputMode", "text"));
        challenge.putAll(parts);
        return challenge;
    }
}
