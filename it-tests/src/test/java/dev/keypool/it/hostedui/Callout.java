package dev.keypool.it.hostedui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;

/** A number on a picture of a page, and the place that it is about. */
record Callout(String number, double x, double y, double width, double height) {

    private static final int AROUND = 3;

    /** Numbers what the selectors find, in their order; all of it has to be on the page. */
    static List<Callout> on(Page page, int first, List<String> selectors) {
        List<Callout> callouts = new ArrayList<>();
        for (String selector : selectors) {
            BoundingBox box = page.locator(selector).first().boundingBox();
            if (box == null) {
                throw new AssertionError("Nothing to number at " + selector);
            }
            callouts.add(new Callout(Integer.toString(first + callouts.size()), box.x - AROUND, box.y - AROUND, box.width + 2 * AROUND, box.height + 2 * AROUND));
        }
        return callouts;
    }
}
