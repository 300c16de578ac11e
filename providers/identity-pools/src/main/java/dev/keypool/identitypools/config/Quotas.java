package dev.keypool.identitypools.config;

import dev.keypool.identitypools.observability.Operation;
import java.util.EnumMap;
import java.util.Map;
import org.keycloak.models.RealmModel;

/**
 * How much of what a realm has, where the administrator may choose.
 *
 * @param identityPools     realm attribute {@code keypool.maxIdentityPools}, 0 to 100,000, default 1,000: how many pools
 *                          CreateIdentityPool lets there be
 * @param requestsPerSecond realm attribute {@code keypool.requestsPerSecond} such as {@code GetId=25 TagResource=5}: how many
 *                          requests a node answers in a second; what it does not name is not limited
 */
public record Quotas(int identityPools, Map<Operation, Integer> requestsPerSecond) {

    public static final String MAX_IDENTITY_POOLS = "keypool.maxIdentityPools";
    public static final String REQUESTS_PER_SECOND = "keypool.requestsPerSecond";

    public static final Quotas BY_DEFAULT = new Quotas(1000, Map.of());

    private static final int MAX = 100_000;

    public Quotas {
        requestsPerSecond = Map.copyOf(requestsPerSecond);
    }

    /** @throws InvalidConfigurationException when an attribute cannot be read */
    static Quotas of(RealmModel realm) {
        String pools = realm.getAttribute(MAX_IDENTITY_POOLS);
        String rates = realm.getAttribute(REQUESTS_PER_SECOND);
        return new Quotas(blank(pools) ? BY_DEFAULT.identityPools : number(MAX_IDENTITY_POOLS, pools.trim()),
                blank(rates) ? Map.of() : rates(rates));
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    private static Map<Operation, Integer> rates(String attribute) {
        Map<Operation, Integer> rates = new EnumMap<>(Operation.class);
        for (String rate : attribute.trim().split("[\\s,]+")) {
            int equals = rate.indexOf('=');
            Operation operation = Operation.ofCognitoIdentity(equals < 0 ? rate : rate.substring(0, equals))
                    .orElseThrow(() -> new InvalidConfigurationException("The realm attribute " + REQUESTS_PER_SECOND
                            + " has operations of cognito-identity, each with = and a number, separated by spaces."));
            rates.put(operation, number(REQUESTS_PER_SECOND, equals < 0 ? "" : rate.substring(equals + 1)));
        }
        return rates;
    }

    private static int number(String attribute, String text) {
        // 6 digits, so that what is parsed is never too large.
        boolean valid = !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!valid || Integer.parseInt(text) > MAX) {
            throw new InvalidConfigurationException("The realm attribute " + attribute + " must have numbers from 0 to " + MAX + ".");
        }
        return Integer.parseInt(text);
    }
}
