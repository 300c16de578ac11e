package dev.keypool.hostedui.css;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The style sheet of Cognito's classic template, as the guide for designers hands it out. */
final class AwsTemplate {

    static final String CSS = read();

    private AwsTemplate() {
    }

    /** Without the comment that says where it is from. */
    private static String read() {
        try {
            String sheet = Files.readString(Path.of("examples/cognito-classic.css"));
            return sheet.substring(sheet.indexOf("*/") + 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
