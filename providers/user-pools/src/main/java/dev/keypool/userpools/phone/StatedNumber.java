package dev.keypool.userpools.phone;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.userprofile.AttributeContext;

/**
 * The number of which an administrator's request says that it is verified, if that is not what was there before. Keycloak tells listeners that there
 * was a request, and not what it changed: consoles send back whatever they were given, also a number that a directory has changed meanwhile.
 */
final class StatedNumber {

    private static final String KEY = "keypool.phone.stated.";

    private StatedNumber() {
    }

    /** Before anything is written. */
    static void note(AttributeContext attribute) {
        UserModel user = attribute.getUser();
        if (user == null) {
            return;
        }
        List<String> number = attribute.getAttributes().get(ProfileNumber.NUMBER);
        List<String> flag = attribute.getAttributes().get(ProfileNumber.VERIFIED);
        // What only another node's cache shows differently nobody has stated; the cache is passed by where it has to be.
        of(number, flag, user).flatMap(stated -> of(number, flag, stored(user)))
                .ifPresent(stated -> attribute.getSession().setAttribute(KEY + user.getId(), stated));
    }

    /**
     * @param number as the request has it
     * @param flag   as the request has it
     */
    static Optional<PhoneNumber> of(List<String> number, List<String> flag, UserModel before) {
        ProfileNumber profile = new ProfileNumber(before);
        return first(number).flatMap(PhoneNumber::parse).filter(stated -> ProfileNumber.isYes(first(flag).orElse(null))
                && !(profile.isSaidToBeVerified() && profile.number().filter(stated::equals).isPresent()));
    }

    /** Once. */
    static Optional<PhoneNumber> take(KeycloakSession session, String userId) {
        return Optional.ofNullable((PhoneNumber) session.removeAttribute(KEY + userId));
    }

    private static Optional<String> first(List<String> values) {
        return values == null ? Optional.empty() : values.stream().filter(value -> value != null && !value.isBlank()).findFirst();
    }

    private static UserModel stored(UserModel user) {
        return user instanceof CachedUserModel cached ? cached.getDelegateForUpdate() : user;
    }
}
