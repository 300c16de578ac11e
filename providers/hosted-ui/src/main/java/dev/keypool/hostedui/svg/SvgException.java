package dev.keypool.hostedui.svg;

import dev.keypool.hostedui.Refusal;
import javax.xml.stream.XMLStreamReader;

/** Inside the reading: the picture is not taken. */
final class SvgException extends Exception {

    private static final long serialVersionUID = 1;

    SvgException(String reason) {
        super(reason, null, false, false);
    }

    /** @param reader where reading stopped; null where it had not begun */
    Refusal refusal(XMLStreamReader reader) {
        return reader == null ? Refusal.of(getMessage())
                : Refusal.at(Math.max(1, reader.getLocation().getLineNumber()), Math.max(1, reader.getLocation().getColumnNumber()), getMessage());
    }
}
