package dev.keypool.userpools.phone;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.validator.ReadOnlyAttributeUnchangedValidator;
import org.keycloak.utils.StringUtil;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Keycloak asks this validator of its own about every attribute of every profile that is written, managed or not: people cannot say themselves
 * that their number is verified, whatever the realm's profile lets them edit.
 */
public final class GuardedAttributes extends ReadOnlyAttributeUnchangedValidator {

    /** Instead of Keycloak's. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public ValidationContext validate(Object input, String inputHint, ValidationContext context, ValidatorConfig config) {
        super.validate(input, inputHint, context, config);
        AttributeContext attribute = UserProfileAttributeValidationContext.from(context).getAttributeContext();
        if (isPersonal(attribute.getContext())) {
            check(attribute, context);
        }
        return context;
    }

    private static boolean isPersonal(UserProfileContext context) {
        return !context.isAdminContext() && context != UserProfileContext.SCIM;
    }

    private static void check(AttributeContext attribute, ValidationContext context) {
        String name = attribute.getAttribute().getKey();
        UserModel user = attribute.getUser();
        boolean review = attribute.getContext() == UserProfileContext.IDP_REVIEW;
        if (ProfileNumber.OURS.stream().anyMatch(name::equalsIgnoreCase)) {
            List<String> typed = attribute.getAttribute().getValue().stream().filter(StringUtil::isNotBlank).toList();
            // Without a person the review is of what the identity provider says, before anybody has typed anything.
            boolean same = user == null ? review : typed.equals(user.getAttributeStream(name).filter(StringUtil::isNotBlank).toList());
            if (grants(typed) && !same && isEditable(attribute, name)) {
                context.addError(new ValidationError(ID, name, UPDATE_READ_ONLY_ATTRIBUTES_REJECTED_MSG));
            }
        } else if (review && user != null && name.equals(ProfileNumber.NUMBER)) {
            ReviewedNumber.note(attribute.getSession(), isAnother(attribute, user));
        }
    }

    /** Keycloak passes over what may only be read, and puts it among what was typed. Its own {@code isReadOnly} asks this validator. */
    private static boolean isEditable(AttributeContext attribute, String name) {
        AttributeMetadata metadata = attribute.getAttributes().getMetadata(name);
        return metadata == null || metadata.canEdit(new AttributeContext(attribute.getContext(), attribute.getSession(), attribute.getAttribute(),
                attribute.getUser(), metadata, attribute.getAttributes()));
    }

    /** Anything but nothing and no. */
    private static boolean grants(List<String> typed) {
        return typed.stream().anyMatch(value -> !value.trim().toLowerCase(Locale.ROOT).equals("false"));
    }

    private static boolean isAnother(AttributeContext attribute, UserModel user) {
        List<String> typed = attribute.getAttributes().get(ProfileNumber.NUMBER);
        String first = typed == null || typed.isEmpty() ? null : typed.get(0);
        return !Objects.equals(PhoneNumber.parse(first), PhoneNumber.parse(user.getFirstAttribute(ProfileNumber.NUMBER)));
    }
}
