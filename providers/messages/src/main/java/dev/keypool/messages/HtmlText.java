package dev.keypool.messages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/** Makes plain text of HTML: lines where HTML has blocks, addresses behind links. The parser is the one that Keycloak sanitizes with. */
final class HtmlText implements HtmlSanitizer.Policy {

    private static final Set<String> SILENT = Set.of("head", "style", "script", "title", "template");
    private static final Set<String> LINES = Set.of("div", "tr", "li", "dt", "dd", "header", "footer", "section", "article", "address", "center");
    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr");

    private final StringBuilder text = new StringBuilder();
    private final Deque<Link> links = new ArrayDeque<>();
    private int silent;
    private int lines;
    private boolean space;

    private HtmlText() {
    }

    private record Link(String address, int start) {
    }

    static String of(String html) {
        HtmlText receiver = new HtmlText();
        HtmlSanitizer.sanitize(html, receiver);
        return receiver.text.toString();
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        if (SILENT.contains(element)) {
            silent++;
        } else if (element.equals("br")) {
            lines++;
        } else if (element.equals("a")) {
            links.push(new Link(attribute(attributes, "href"), text.length()));
        } else if (element.equals("img")) {
            text(attribute(attributes, "alt"));
        } else {
            newLine(element);
            text(element.equals("li") ? "- " : "");
        }
    }

    @Override
    public void closeTag(String element) {
        if (SILENT.contains(element)) {
            silent--;
        } else if (element.equals("a") && !links.isEmpty()) {
            Link link = links.pop();
            boolean said = text.substring(Math.min(link.start, text.length())).strip().equals(link.address);
            text(said || link.address.isEmpty() ? "" : " (" + link.address + ")");
        } else if (element.equals("td") || element.equals("th")) {
            space = true;
        } else {
            newLine(element);
        }
    }

    private void newLine(String element) {
        int wanted = PARAGRAPHS.contains(element) ? 2 : LINES.contains(element) ? 1 : 0;
        lines = Math.max(lines, wanted);
    }

    @Override
    public void text(String chunk) {
        if (silent > 0) {
            return;
        }
        chunk.codePoints().forEach(c -> {
            if (Character.isWhitespace(c)) {
                space = true;
            } else {
                append(c);
            }
        });
    }

    private void append(int c) {
        if (text.length() > 0) {
            text.append(lines > 0 ? "\n".repeat(Math.min(lines, 2)) : space ? " " : "");
        }
        lines = 0;
        space = false;
        text.appendCodePoint(c);
    }

    private static String attribute(List<String> attributes, String name) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                return attributes.get(i + 1);
            }
        }
        return "";
    }

    @Override
    public void openDocument() {
    }

    @Override
    public void closeDocument() {
    }
}
