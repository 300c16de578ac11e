package dev.keypool.userpools.phone;

import java.util.List;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.validate.AbstractStringValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/** For the attribute {@code phoneNumber} of a realm's user profile: refuses what no SMS could reach. */
public final class NumberValidator extends AbstractStringValidator implements ConfiguredProvider {

    public static final String ID = "keypool-phone-number";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    protected void doValidate(String value, String inputHint, ValidationContext context, ValidatorConfig config) {
        if (PhoneNumber.parse(value).isEmpty()) {
            context.addError(new ValidationError(ID, inputHint, "keypoolPhoneInvalid"));
        }
    }

    @Override
    public String getHelpText() {
        return "A phone number with its country's code, such as +14155550123; spaces, hyphens and parentheses may be between the digits.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
