package dev.keypool.it.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text printed when the demo is ready: a template with {@code {{name}}}, since shell commands are full of {@code ${}}. */
final class Instructions {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String template;

    Instructions(String template) {
        this.template = template;
    }

    static Instructions ofDemo() throws IOException {
        try (InputStream text = Instructions.class.getResourceAsStream("instructions.txt")) {
            return new Instructions(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    String with(Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
    }

    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The template names {{" + name + "}}, which has no value.");
        }
        return value;
    }
}
