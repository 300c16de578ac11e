package dev.keypool.hostedui.svg;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.css.StyleRefused;
import dev.keypool.hostedui.css.SvgStyles;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamReader;

/** The attributes of one element. */
final class SvgAttributes {

    private static final int MAX_LABEL = 500;
    private static final int MAX_ROUNDS = 8;
    private static final int MAX_RADIUS = 50;

    private final XMLStreamReader reader;
    private final String element;
    private final SvgWriter out;
    private final References references;
    private final Consumer<String> removed;
    private boolean referred;

    private SvgAttributes(XMLStreamReader reader, String element, SvgWriter out, References references, Consumer<String> removed) {
        this.reader = reader;
        this.element = element;
        this.out = out;
        this.references = references;
        this.removed = removed;
    }

    static void read(XMLStreamReader reader, String element, SvgWriter out, References references, Consumer<String> removed) throws SvgException {
        new SvgAttributes(reader, element, out, references, removed).read();
    }

    private void read() throws SvgException {
        String id = reader.getAttributeValue("", "id");
        if (id != null && SvgStyles.isName(id)) {
            references.id(id);
            out.attribute("id", id);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            boolean own = namespace == null || namespace.isEmpty();
            if (name.equals("href") && (own || SvgNames.XLINK.equals(namespace))) {
                href(reader.getAttributeValue(i));
            } else if (!own) {
                removed.accept("the attribute " + Refusal.quote(reader.getAttributePrefix(i) + ":" + name));
            } else if (!name.equals("id")) {
                attribute(name, reader.getAttributeValue(i));
            }
        }
    }

    private void attribute(String name, String value) throws SvgException {
        if (SvgStyles.isProperty(name)) {
            styled(name, value, false);
        } else if (name.equals("style")) {
            styled(name, value, true);
        } else if (name.equals("class")) {
            classes(value);
        } else if (name.equals("aria-label")) {
            out.attribute(name, value.substring(0, Math.min(value.length(), MAX_LABEL)));
        } else if (SvgNames.isPlain(name) && !(element.equals("style") && name.equals("type"))) {
            plain(name, value);
        } else {
            removed.accept("the attribute " + Refusal.quote(name));
        }
    }

    private void href(String value) throws SvgException {
        String target = value.strip();
        if (!target.startsWith("#") || !SvgStyles.isName(target.substring(1))) {
            throw new SvgException("A picture refers to its own parts only, as in href=\"#a\", not to " + Refusal.quote(value) + ".");
        }
        if (SvgNames.refers(element) && !referred) {
            referred = true;
            references.target(target.substring(1));
            out.attribute("href", target);
        }
    }

    private void styled(String name, String value, boolean declarations) throws SvgException {
        if (!declarations && isPlain(value)) {
            out.attribute(name, value);
            return;
        }
        try {
            SvgStyles.Written written = declarations ? SvgStyles.declarations(value) : SvgStyles.value(value);
            for (String target : written.targets()) {
                references.target(target);
            }
            if (!written.text().isEmpty()) {
                out.attribute(name, written.text());
            }
        } catch (StyleRefused e) {
            throw new SvgException("In the attribute " + name + ": " + e.getMessage());
        }
    }

    private void classes(String value) throws SvgException {
        StringBuilder written = new StringBuilder();
        for (String name : value.strip().split("[ \t\r\n]+", 20)) {
            if (SvgStyles.isName(name)) {
                references.className(name);
                written.append(written.isEmpty() ? "" : " ").append(name);
            }
        }
        if (!written.isEmpty()) {
            out.attribute("class", written.toString());
        }
    }

    private void plain(String name, String value) throws SvgException {
        boolean transform = name.endsWith("Transform");
        boolean allowed = value.chars().allMatch(c -> isPlain(c) || transform && (c == '(' || c == ')'));
        if (!allowed) {
            throw new SvgException("The attribute " + name + " of " + element + " has no such value as " + Refusal.quote(value) + ".");
        }
        if ((name.equals("numOctaves") || name.equals("order")) && !isSmall(value)) {
            throw new SvgException(name + " goes to " + MAX_ROUNDS + ": more takes browsers long to draw.");
        }
        if (name.equals("radius") && !isWithin(value, MAX_RADIUS)) {
            throw new SvgException("radius goes to " + MAX_RADIUS + ": more takes browsers long to draw.");
        }
        out.attribute(name, value);
    }

    private static boolean isWithin(String value, int most) {
        try {
            return Arrays.stream(value.strip().split("[\\s,]+", 3)).mapToDouble(Double::parseDouble).allMatch(number -> number <= most);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** One digit, or two with something between them. */
    private static boolean isSmall(String value) {
        String small = value.strip();
        return small.length() <= 3 && small.chars().allMatch(c -> c >= '0' && c <= '0' + MAX_ROUNDS || c == ' ' || c == ',')
                && (small.length() < 2 || small.length() == 3 && !Character.isDigit(small.charAt(1)));
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(SvgAttributes::isPlain);
    }

    /** Numbers, words, paths: nothing that opens, quotes or leads anywhere. */
    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || " \t\r\n.,+-%#_;".indexOf(c) >= 0;
    }
}
