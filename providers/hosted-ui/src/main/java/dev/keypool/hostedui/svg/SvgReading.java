package dev.keypool.hostedui.svg;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.css.StyleRefused;
import dev.keypool.hostedui.css.SvgStyles;
import dev.keypool.hostedui.svg.SvgSanitizer.Svg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** One picture while it is read: what is allowed goes to the writer, what is not stops the reading or is left out. */
final class SvgReading {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 20_000;
    /** In force at one place: the parser looks through them for the prefix of each name. */
    private static final int MAX_NAMESPACES = 100;
    private static final int MAX_EFFECTS = 100;
    /** A step of a filter goes over all pixels, each time that the filter is used. */
    private static final int EFFECT = 200;
    private static final int MAX_REMOVED = 20;

    private final SvgWriter out = new SvgWriter();
    private final References references = new References();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Map<String, Set<String>> targetsOfClasses = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final StringBuilder sheet = new StringBuilder();
    private SvgSize size = SvgSize.UNKNOWN;
    /** In force at each depth. */
    private final int[] namespaces = new int[MAX_DEPTH + 1];
    private int elements;
    private int rules;
    private int effects;
    /** How many elements deep in something that is left out. */
    private int leftOut;

    void start(XMLStreamReader reader) throws SvgException {
        String name = reader.getLocalName();
        checkBounds(name);
        checkNamespaces(reader.getNamespaceCount());
        checkNever(reader, name);
        boolean svg = SvgNames.SVG.equals(reader.getNamespaceURI());
        if (open.isEmpty() && leftOut == 0 && (elements > 1 || !svg || !name.equals("svg"))) {
            throw new SvgException("This is no picture in SVG: it begins with no <svg> element of the namespace " + SvgNames.SVG + ".");
        }
        if (leftOut > 0 || !svg || !SvgNames.isElement(name)) {
            if (leftOut++ == 0) {
                removed("the element " + Refusal.quote(name));
            }
            return;
        }
        if (name.startsWith("fe") && ++effects > MAX_EFFECTS) {
            throw new SvgException("The picture has more than " + MAX_EFFECTS + " steps of filters.");
        }
        out.start(name);
        if (open.isEmpty()) {
            out.attribute("xmlns", SvgNames.SVG);
            size = SvgSize.of(reader.getAttributeValue(null, "width"), reader.getAttributeValue(null, "height"), reader.getAttributeValue(null, "viewBox"));
        }
        open.add(name);
        references.start(name.startsWith("fe") ? EFFECT : 1);
        SvgAttributes.read(reader, name, out, references, this::removed);
    }

    void end() throws SvgException {
        if (leftOut > 0) {
            leftOut--;
            return;
        }
        String name = open.remove(open.size() - 1);
        if (name.equals("style")) {
            style();
        }
        references.end();
        out.end(name);
    }

    void text(String text) {
        if (leftOut > 0 || open.isEmpty()) {
            return;
        }
        String around = open.get(open.size() - 1);
        if (around.equals("style")) {
            sheet.append(text);
        } else if (SvgNames.hasText(around)) {
            out.text(text);
        }
    }

    void instruction(String target) throws SvgException {
        if (target.toLowerCase(Locale.ROOT).contains("stylesheet")) {
            throw new SvgException("A style sheet from elsewhere is not taken.");
        }
        removed("an instruction");
    }

    void removed(String what) {
        if (removed.size() < MAX_REMOVED) {
            removed.add(what);
        }
    }

    Svg finish() throws RefusedException {
        try {
            references.check(targetsOfClasses);
        } catch (SvgException e) {
            throw new RefusedException(e.getMessage());
        }
        byte[] written = out.bytes();
        if (written.length > SvgSanitizer.MAX_BYTES) {
            throw new RefusedException("The picture, written out, is larger than " + SvgSanitizer.MAX_BYTES + " bytes.");
        }
        return new Svg(size, written, List.copyOf(removed));
    }

    private void checkBounds(String name) throws SvgException {
        if (++elements > MAX_ELEMENTS) {
            throw new SvgException("The picture has more than " + MAX_ELEMENTS + " elements.");
        }
        if (open.size() + leftOut >= MAX_DEPTH) {
            throw new SvgException("The elements of the picture lie more than " + MAX_DEPTH + " deep in each other.");
        }
        if (leftOut == 0 && !open.isEmpty() && open.get(open.size() - 1).equals("style")) {
            throw new SvgException("A style sheet holds text only, not " + Refusal.quote(name) + ".");
        }
    }

    private void checkNamespaces(int declared) throws SvgException {
        int depth = open.size() + leftOut;
        namespaces[depth + 1] = namespaces[depth] + declared;
        if (namespaces[depth + 1] > MAX_NAMESPACES) {
            throw new SvgException("Here more than " + MAX_NAMESPACES + " namespaces are declared, one inside of the other or on one element.");
        }
    }

    /** Also inside of what is left out: whoever put it there meant no picture. */
    private static void checkNever(XMLStreamReader reader, String name) throws SvgException {
        String why = SvgNames.whyNever(name);
        if (why != null && !isNote(reader)) {
            throw new SvgException("The element " + Refusal.quote(name) + " is not taken: " + why + ".");
        }
        if (SvgNames.XHTML.equals(reader.getNamespaceURI())) {
            throw new SvgException("The element " + Refusal.quote(name) + " of HTML is not taken in a picture.");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute = reader.getAttributeLocalName(i);
            if (attribute.toLowerCase(Locale.ROOT).startsWith("on")) {
                throw new SvgException("The attribute " + Refusal.quote(attribute) + " is not taken: it runs code.");
            }
            if (SvgNames.isAnimation(name) && attribute.equalsIgnoreCase("attributeName") && !SvgNames.mayMove(reader.getAttributeValue(i).strip())) {
                throw new SvgException("An animation of " + Refusal.quote(reader.getAttributeValue(i)) + " is not taken: it could make a picture lead somewhere.");
            }
        }
    }

    /** Editors' own elements in namespaces of their own mean something else by the same name, as RDF and Inkscape do. */
    private static boolean isNote(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        return namespace != null && !namespace.isEmpty() && !namespace.equals(SvgNames.SVG) && !namespace.equals(SvgNames.XHTML);
    }

    private void style() throws SvgException {
        try {
            SvgStyles.Sheet written = SvgStyles.sheet(sheet.toString(), rules);
            rules = written.rules();
            sheet.setLength(0);
            written.targets().forEach((name, targets) -> targetsOfClasses.computeIfAbsent(name, any -> new HashSet<>()).addAll(targets));
            if (!written.text().isEmpty()) {
                out.text(written.text());
            }
        } catch (StyleRefused e) {
            throw new SvgException(e.getMessage());
        }
    }
}
