package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what is no answer; which, the text "fault" of the event says. Without it the answer is the event. */
public class Garbage implements RequestStreamHandler {

    private static final Pattern FAULT = Pattern.compile("\"fault\" *: *\"([^\"]+)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        Matcher fault = FAULT.matcher(event);
        output.write(fault.find() ? written(fault.group(1)) : event.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] written(String fault) throws IOException {
        return switch (fault) {
            case "nothing" -> new byte[0];
            case "10 MB" -> new byte[10_000_000];
            case "garbage" -> "\u0000\u001b[31m}{\uFFFF".getBytes(StandardCharsets.UTF_8);
            case "half" -> "{\"response\":{".getBytes(StandardCharsets.UTF_8);
            case "deep" -> ("{\"response\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
            case "array" -> "[1]".getBytes(StandardCharsets.UTF_8);
            case "no response" -> "{}".getBytes(StandardCharsets.UTF_8);
            default -> throw new IOException("The stream was closed\n\u001b[31min the middle");
        };
    }
}
