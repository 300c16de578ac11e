package dev.keypool.triggers.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a form sends for the pre sign-up function: fields named {@code validationData.…}. */
public final class ValidationData {

    private static final String PREFIX = "validationData.";
    private static final int MAX_FIELDS = 50;

    private ValidationData() {
    }

    public static boolean isField(String name) {
        return name.startsWith(PREFIX);
    }

    /**
     * @return null for none
     * @throws IllegalArgumentException with a sentence, when it is too much
     */
    public static Map<String, String> of(Map<String, List<String>> form) {
        Map<String, String> data = new LinkedHashMap<>();
        int length = 0;
        for (Map.Entry<String, List<String>> field : form.entrySet()) {
            if (isField(field.getKey()) && !field.getValue().isEmpty() && field.getValue().get(0) != null) {
                data.put(field.getKey().substring(PREFIX.length()), field.getValue().get(0));
                length += field.getKey().length() + field.getValue().get(0).length();
            }
        }
        if (data.size() > MAX_FIELDS || length > ClientMetadata.MAX_LENGTH) {
            throw new IllegalArgumentException("The fields " + PREFIX + "… must be at most " + MAX_FIELDS + ", with at most "
                    + ClientMetadata.MAX_LENGTH + " characters together.");
        }
        return data.isEmpty() ? null : data;
    }
}
