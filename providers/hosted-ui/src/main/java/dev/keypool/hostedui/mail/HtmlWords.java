package dev.keypool.hostedui.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain message as one in HTML. Links are those of the message whose place it takes, so they say what that says in the person's language. */
final class HtmlWords {

    private static final Pattern LINK = Pattern.compile("<a\\s[^<>]*href=[\"'](\\{\\d})[\"'][^<>]*>.*?</a>", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private HtmlWords() {
    }

    static String of(String text, String theme) {
        Map<String, String> links = new HashMap<>();
        LINK.matcher(theme).results().forEach(link -> links.putIfAbsent(link.group(1), link.group()));
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : text.strip().split("\\n\\s*\\n")) {
            paragraphs.add("<p>" + words(paragraph.strip().replace("&", "&amp;").replace("\n", "<br>"), links) + "</p>");
        }
        return String.join("", paragraphs);
    }

    private static String words(String paragraph, Map<String, String> links) {
        if (ARGUMENT.matcher(paragraph).matches() && !links.containsKey(paragraph)) {
            // A code, most likely.
            return "<b>" + paragraph + "</b>";
        }
        return ARGUMENT.matcher(paragraph).replaceAll(argument -> Matcher.quoteReplacement(links.getOrDefault(argument.group(), argument.group())));
    }
}
