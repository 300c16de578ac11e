package dev.keypool.hostedui;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** What is wrong with a text that should be JSON, in our words: Jackson's repeat the text. */
public final class BrokenJson {

    private static final String TWICE = "Duplicate ";

    private BrokenJson() {
    }

    public static Refusal refusal(JsonProcessingException e) {
        JsonLocation where = e.getLocation();
        return where == null || where.getLineNr() < 1 ? Refusal.of(reason(e)) : Refusal.at(where.getLineNr(), Math.max(1, where.getColumnNr()), reason(e));
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "Here the JSON goes too deep or on too long: lists and objects in one another, a text, a number, or all its parts together.";
        }
        if (e instanceof JsonEOFException) {
            return "Here the JSON ends too early: a bracket or a quotation mark is missing.";
        }
        if (e instanceof MismatchedInputException) {
            return "Here the JSON has ended, and there is more.";
        }
        return String.valueOf(e.getOriginalMessage()).startsWith(TWICE) ? "Here a name stands for the second time in the same object."
                : "Here this is no JSON: a comma, bracket or quotation mark is missing just before, or there is one too many.";
    }
}
