package dev.keypool.hostedui.preview;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All pages, in the order in which somebody meets them. */
final class PreviewPages {

    private static final Map<String, PreviewPage> ALL = all();

    private PreviewPages() {
    }

    static Map<String, PreviewPage> byId() {
        return ALL;
    }

    private static Map<String, PreviewPage> all() {
        Map<String, PreviewPage> pages = new LinkedHashMap<>();
        Stream.of(SignInPages.all(), ProfilePages.all(), FactorPages.all(), BrokerPages.all(), ClientPages.all(), AccountPages.all(), KeypoolPages.all())
                .flatMap(List::stream).forEach(page -> pages.put(page.id(), page));
        return Collections.unmodifiableMap(pages);
    }
}
