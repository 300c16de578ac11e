package dev.keypool.userpools.sms;

import dev.keypool.userpools.phone.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import org.keycloak.models.RealmModel;

/**
 * Where SMS go to: whoever earns by SMS to numbers of theirs has them in countries where nobody of the realm lives.
 *
 * @param prefixes such as {@code +49}; none for everywhere
 */
record ServedNumbers(List<String> prefixes) {

    private static final String SETTING = "keypool.sms.allowedPrefixes";

    static ServedNumbers of(RealmModel realm) {
        return of(realm.getAttribute(SETTING));
    }

    /** @param setting separated by commas */
    static ServedNumbers of(String setting) {
        return new ServedNumbers(setting == null ? List.of()
                : Arrays.stream(setting.split(",")).map(String::trim).filter(prefix -> !prefix.isEmpty()).toList());
    }

    boolean serve(PhoneNumber number) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(number.value()::startsWith);
    }
}
