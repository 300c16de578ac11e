package dev.keypool.it.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back, up to the end of the connection. */
record WireAnswer(int status, List<Map.Entry<String, String>> headers, String body) {

    static WireAnswer read(InputStream in) throws IOException {
        byte[] all = untilClosed(in);
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No HTTP answer came, but: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        WireAnswer head = new WireAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers, "");
        byte[] body = Arrays.copyOfRange(all, end + 4, all.length);
        boolean chunked = head.header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
        return new WireAnswer(head.status, headers,
                new String(chunked ? joined(body) : body, StandardCharsets.UTF_8));
    }

    Optional<String> header(String name) {
        return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    /** A reset after the answer is the server not caring to read the rest of the request. */
    private static byte[] untilClosed(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (java.net.SocketException e) {
            if (out.size() == 0) {
                throw e;
            }
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int line = at;
            while (chunks[line] != '\r') {
                line++;
            }
            int length = Integer.parseInt(new String(chunks, at, line - at, StandardCharsets.US_ASCII), 16);
            if (length == 0) {
                break;
            }
            out.write(chunks, line + 2, length);
            at = line + 2 + length + 2;
        }
        return out.toByteArray();
    }
}
