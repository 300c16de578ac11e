package dev.keypool.userpools.codes;

import org.keycloak.models.RealmModel;

/**
 * How many codes are sent, across all sign-ins and nodes.
 *
 * @param perUser        to one person for one purpose in an hour
 * @param perDestination to one number or address in an hour
 */
public record CodeLimits(int perUser, int perDestination) {

    private static final String PER_USER = "keypool.codes.perUserPerHour";
    private static final String PER_DESTINATION = "keypool.codes.perDestinationPerHour";
    private static final int DEFAULT = 10;
    private static final int MAX = 100;

    /** What is no number from 1 to 100 is as if it was not there. */
    public static CodeLimits of(RealmModel realm) {
        return new CodeLimits(setting(realm.getAttribute(PER_USER)), setting(realm.getAttribute(PER_DESTINATION)));
    }

    static int setting(String value) {
        try {
            int number = value == null ? DEFAULT : Integer.parseInt(value.trim());
            return number < 1 || number > MAX ? DEFAULT : number;
        } catch (NumberFormatException e) {
            return DEFAULT;
        }
    }
}
