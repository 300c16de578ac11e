package dev.keypool.iam.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Why a text is not JSON, for whoever wrote it. The parser's own words are for those who program it. */
public final class JsonFault {

    private JsonFault() {
    }

    /**
     * Puts a fault into words.
     *
     * @param fault what the parser met
     * @return a sentence that starts "this is not valid JSON"
     */
    public static String describe(JsonProcessingException fault) {
        return "this is not valid JSON: " + what(fault);
    }

    /**
     * Where a fault is: the value that was being read, or the object or array whose end or next element was expected.
     *
     * @param fault what the parser met
     * @return a JSON pointer (RFC 6901), empty for the whole
     */
    public static String pointer(JsonProcessingException fault) {
        return fault.getProcessor() instanceof JsonParser parser ? parser.getParsingContext().pathAsPointer().toString() : "";
    }

    private static String what(JsonProcessingException fault) {
        if (fault instanceof StreamConstraintsException) {
            return "it is nested too deep, or a name, string or number in it is too long.";
        }
        if (fault instanceof JsonEOFException) {
            return "it ends too early.";
        }
        String words = fault.getOriginalMessage();
        if (words.startsWith("Unexpected close marker")) {
            return "found " + quoted(words, "marker '", "'") + " where " + quoted(words, "expected '", "'") + " is expected.";
        }
        if (words.startsWith("Unexpected character")) {
            return "found " + quoted(words, "('", "' (code") + expected(words);
        }
        if (words.startsWith("Unrecognized token")) {
            return "found " + quoted(words, "token '", "'") + "; a value is expected.";
        }
        if (words.startsWith("Illegal unquoted character")) {
            return "a string has a control character in it, which is written as an escape: a line end as \\n.";
        }
        if (words.startsWith("Unrecognized character escape")) {
            return "a string has an escape that JSON does not have; a backslash is written \\\\.";
        }
        return words.startsWith("Invalid numeric value") ? "a number is malformed." : "it is malformed here.";
    }

    private static String expected(String words) {
        if (words.contains("expecting comma")) {
            return "; a comma or a closing bracket is expected.";
        }
        if (words.contains("start field name")) {
            return "; a name in double quotation marks is expected.";
        }
        return words.contains("expecting a colon") ? "; a colon is expected." : "; a value is expected.";
    }

    private static String quoted(String words, String before, String after) {
        int start = words.indexOf(before);
        int end = start < 0 ? -1 : words.indexOf(after, start + before.length());
        return end < 0 ? "something" : Printable.quote(words.substring(start + before.length(), end));
    }
}
