package dev.keypool.userpools.phone;

import java.util.Optional;
import java.util.Set;
import org.keycloak.models.UserModel;

/**
 * The phone number in somebody's profile, under the names that the mappers of Keycloak's scope {@code phone} read. Beside it stands for which
 * number it was verified: whoever changes it, by whatever way, does not take the verification along.
 */
public final class ProfileNumber {

    public static final String NUMBER = "phoneNumber";
    static final String VERIFIED = "phoneNumberVerified";
    /** The number that {@link #VERIFIED} is about; absent while nobody has looked since somebody else than we set that. */
    static final String VERIFIED_NUMBER = "keypool.verifiedPhoneNumber";
    /** What nobody may give themselves. */
    static final Set<String> OURS = Set.of(VERIFIED, VERIFIED_NUMBER);

    private final UserModel user;

    public ProfileNumber(UserModel user) {
        this.user = user;
    }

    /** Empty where there is none, or something else stands in its place. */
    public Optional<PhoneNumber> number() {
        return PhoneNumber.parse(user.getFirstAttribute(NUMBER));
    }

    /** The number, if it is verified. */
    public Optional<PhoneNumber> verified() {
        return number().filter(number -> isSaidToBeVerified() && (about() == null || about().equals(number.value())));
    }

    /** Somebody has shown that the number is theirs: it becomes, or stays, the one of the profile. */
    public void verify(PhoneNumber number) {
        user.setSingleAttribute(NUMBER, number.value());
        user.setSingleAttribute(VERIFIED, "true");
        user.setSingleAttribute(VERIFIED_NUMBER, number.value());
    }

    /** Takes the verification away that was another number's. Remembers the number where an administrator, a function or an import said so. */
    void reconcile() {
        if (!isSaidToBeVerified()) {
            if (about() != null) {
                user.removeAttribute(VERIFIED_NUMBER);
            }
        } else if (verified().isEmpty()) {
            forget();
        } else if (about() == null) {
            number().ifPresent(number -> user.setSingleAttribute(VERIFIED_NUMBER, number.value()));
        }
    }

    /** What an administrator has said holds for the number as it is now. */
    void trust() {
        if (about() != null) {
            user.removeAttribute(VERIFIED_NUMBER);
        }
        reconcile();
    }

    void forget() {
        user.removeAttribute(VERIFIED);
        user.removeAttribute(VERIFIED_NUMBER);
    }

    boolean isSaidToBeVerified() {
        return "true".equalsIgnoreCase(user.getFirstAttribute(VERIFIED));
    }

    /** Whether the verification is known to be of one certain number. */
    boolean isBound() {
        return about() != null;
    }

    private String about() {
        return user.getFirstAttribute(VERIFIED_NUMBER);
    }
}
