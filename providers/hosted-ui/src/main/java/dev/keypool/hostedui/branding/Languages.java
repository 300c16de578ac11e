package dev.keypool.hostedui.branding;

import java.util.ArrayList;
import java.util.List;

/** Language tags, which administrators write with "-" or "_", in any case. */
final class Languages {

    private Languages() {
    }

    /** The tag itself, then each wider one. */
    static List<String> from(String tag) {
        List<String> tags = new ArrayList<>();
        String rest = tag.replace('_', '-');
        for (int end = rest.length(); end > 0; end = rest.lastIndexOf('-', end - 1)) {
            tags.add(rest.substring(0, end));
        }
        return tags;
    }

    static boolean same(String given, String tag) {
        return given.replace('_', '-').equalsIgnoreCase(tag);
    }
}
