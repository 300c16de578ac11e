package dev.keypool.identitypools.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bodies up to a limit of our own; Keycloak itself cuts off at 10 MiB only. */
public final class RequestBody {

    /** Bytes; a login's token alone may have 50,000 characters (cognito-identity model). */
    public static final int MAX_BYTES = 64 * 1024;

    private RequestBody() {
    }

    /** @throws BadRequestException when the body is larger than {@link #MAX_BYTES} or does not arrive */
    public static byte[] read(InputStream body) throws BadRequestException {
        return read(body, MAX_BYTES);
    }

    /** For several logins in one request, and for administrators, whose documents may be larger than what strangers send. */
    public static byte[] read(InputStream body, int maxBytes) throws BadRequestException {
        try {
            return bounded(body == null ? null : body.readNBytes(maxBytes + 1), maxBytes);
        } catch (IOException e) {
            throw BadRequestException.malformed("The request body could not be read.");
        }
    }

    /** @throws BadRequestException when there are more than so many */
    public static byte[] bounded(byte[] body, int maxBytes) throws BadRequestException {
        if (body != null && body.length > maxBytes) {
            throw BadRequestException.tooLarge("The request body has more than " + maxBytes + " bytes.");
        }
        return body == null ? new byte[0] : body;
    }

    public static String utf8(byte[] bytes) throws BadRequestException {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw BadRequestException.malformed("The request body is not UTF-8.");
        }
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
