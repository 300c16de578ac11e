package dev.keypool.hostedui.svg;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Pictures in SVG. */
public final class SvgSanitizer {

    public static final int MAX_BYTES = 1_000_000;

    private SvgSanitizer() {
    }

    /**
     * A picture as it may be served.
     *
     * @param size at which browsers show it
     * @param bytes written anew from what was read
     * @param removed what was left out, in words
     */
    public record Svg(SvgSize size, byte[] bytes, List<String> removed) {
    }

    /** @throws RefusedException where the picture holds what no picture needs, or is none */
    public static Svg sanitize(byte[] bytes) throws RefusedException {
        if (bytes.length > MAX_BYTES) {
            throw new RefusedException("The picture is larger than " + MAX_BYTES + " bytes.");
        }
        SvgReading reading = new SvgReading();
        XMLStreamReader reader = null;
        try {
            reader = factory().createXMLStreamReader(new StringReader(Prolog.withoutPlainDoctype(text(bytes), reading)));
            checkEncoding(reader);
            while (reader.hasNext()) {
                event(reader.next(), reader, reading);
            }
            reader.close();
        } catch (SvgException e) {
            throw new RefusedException(e.refusal(reader));
        } catch (XMLStreamException e) {
            throw new RefusedException(e.getLocation() == null ? Refusal.of("This is no well-formed XML.")
                    : Refusal.at(Math.max(1, e.getLocation().getLineNumber()), Math.max(1, e.getLocation().getColumnNumber()), "Here it is no well-formed XML."));
        }
        return reading.finish();
    }

    /** The JDK's own parser, whatever else lies on the class path, and without what makes XML dangerous. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("Nothing is loaded");
        });
        return factory;
    }

    private static String text(byte[] bytes) throws RefusedException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new RefusedException("The picture is not encoded in UTF-8.");
        }
    }

    /** What is read here as UTF-8 and says that it is something else would be read as that by others. */
    private static void checkEncoding(XMLStreamReader reader) throws SvgException {
        if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
            throw new SvgException("The picture says that it is XML " + Refusal.quote(reader.getVersion()) + "; only 1.0 is taken, for browsers read no other.");
        }
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("US-ASCII")) {
            throw new SvgException("The picture says that it is encoded in " + Refusal.quote(encoding) + "; only UTF-8 is taken.");
        }
    }

    private static void event(int event, XMLStreamReader reader, SvgReading reading) throws SvgException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> reading.start(reader);
            case XMLStreamConstants.END_ELEMENT -> reading.end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> reading.text(reader.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION, XMLStreamConstants.NOTATION_DECLARATION ->
                throw new SvgException("A document type with declarations, or an entity, is not taken; save the picture without \"<!DOCTYPE\".");
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> reading.instruction(reader.getPITarget());
            default -> { }
        }
    }
}
