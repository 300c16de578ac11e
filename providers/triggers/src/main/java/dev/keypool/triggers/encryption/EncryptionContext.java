package dev.keypool.triggers.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is bound to a message without being secret, as the AWS Encryption SDK writes it: a count, then names and values by the names' bytes. */
final class EncryptionContext {

    private EncryptionContext() {
    }

    static byte[] bytes(Map<String, String> context) {
        SortedMap<byte[], byte[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
        context.forEach((name, value) -> sorted.put(name.getBytes(UTF_8), value.getBytes(UTF_8)));
        int length = sorted.entrySet().stream().mapToInt(entry -> 4 + entry.getKey().length + entry.getValue().length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(2 + length).putShort((short) sorted.size());
        sorted.forEach((name, value) -> bytes.putShort((short) name.length).put(name).putShort((short) value.length).put(value));
        return bytes.array();
    }
}
