package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;

/**
 * What a pre sign-up function spares people.
 *
 * @param autoConfirmUser the confirmation of their account
 * @param autoVerifyEmail the verification of their e-mail address
 * @param autoVerifyPhone the verification of their phone number
 */
public record SignUpAnswer(boolean autoConfirmUser, boolean autoVerifyEmail, boolean autoVerifyPhone) {

    public static final SignUpAnswer NOTHING = new SignUpAnswer(false, false, false);

    static final String CONFIRM = "autoConfirmUser";
    static final String VERIFY_EMAIL = "autoVerifyEmail";
    static final String VERIFY_PHONE = "autoVerifyPhone";

    static SignUpAnswer read(ObjectNode response, Map<String, String> userAttributes) throws FunctionException {
        SignUpAnswer answer = new SignUpAnswer(flag(response, CONFIRM), flag(response, VERIFY_EMAIL), flag(response, VERIFY_PHONE));
        // AWS: the attribute must have a value, "otherwise an error will occur and the user will not be able to complete sign-up".
        require(answer.autoVerifyEmail, VERIFY_EMAIL, userAttributes.get("email"));
        require(answer.autoVerifyPhone, VERIFY_PHONE, userAttributes.get("phone_number"));
        return answer;
    }

    private static boolean flag(ObjectNode response, String member) throws FunctionException {
        JsonNode value = response.get(member);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw Answers.wrong(member, "true or false");
        }
        return value.booleanValue();
    }

    private static void require(boolean verified, String member, String attribute) throws FunctionException {
        if (verified && (attribute == null || attribute.isBlank())) {
            throw Answers.wrong(member, "false where there is nothing to verify");
        }
    }
}
