package dev.keypool.triggers.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * That somebody, perhaps another person, did not get in: what the event has among {@code userAttributes}.
 *
 * @param eventId   Keycloak's
 * @param ipAddress null where it is not known
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html">Custom email sender
 *     Lambda trigger</a>
 */
public record AccountNotice(String eventId, String userName, String ipAddress, Instant time) {

    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("EVENT_ID", eventId);
        attributes.put("USER_NAME", userName);
        attributes.put("IP_ADDRESS", ipAddress == null ? "" : ipAddress);
        attributes.put("ACCOUNT_TAKE_OVER_ACTION", "BLOCK");
        // Keycloak takes no feedback. AWS's types have them always, so that functions put them into their texts without looking.
        attributes.put("ONE_CLICK_LINK_VALID", "");
        attributes.put("ONE_CLICK_LINK_INVALID", "");
        attributes.put("LOGIN_TIME", time.truncatedTo(ChronoUnit.SECONDS).toString());
        attributes.put("FEEDBACK_TOKEN", "");
        return attributes;
    }
}
