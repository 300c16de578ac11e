package dev.keypool.identitypools.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    @Test
    void aBodyOfExactly64KibibytesIsRead() throws Exception {
        byte[] body = new byte[65_536];
        assertThat(RequestBody.read(new ByteArrayInputStream(body))).isEqualTo(body);
        assertThat(RequestBody.bounded(body, RequestBody.MAX_BYTES)).isSameAs(body);
    }

    @Test
    void oneByteMoreIsTooLarge() {
        assertTooLarge(() -> RequestBody.read(new ByteArrayInputStream(new byte[65_537])));
        assertTooLarge(() -> RequestBody.bounded(new byte[65_537], RequestBody.MAX_BYTES));
    }

    @Test
    void anEndlessBodyIsReadNoFurtherThanItMustBe() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'x';
            }
        };
        assertTooLarge(() -> RequestBody.read(endless));
        assertThat(read[0]).isEqualTo(65_537);
    }

    @Test
    void noBodyIsAnEmptyOne() throws Exception {
        assertThat(RequestBody.read(null)).isEmpty();
        assertThat(RequestBody.bounded(null, RequestBody.MAX_BYTES)).isEmpty();
        assertThat(RequestBody.read(InputStream.nullInputStream())).isEmpty();
    }

    @Test
    void aBodyThatBreaksOffIsMalformedAndSaysNoMore() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("S3cret");
            }
        };
        BadRequestException refused = catchThrowableOfType(BadRequestException.class, () -> RequestBody.read(broken));
        assertThat(refused).hasMessage("The request body could not be read.").hasNoCause();
        assertThat(refused.isTooLarge()).isFalse();
    }

    @Test
    void textIsUtf8OrNothing() throws Exception {
        assertThat(RequestBody.utf8("ä€😀\u0000".getBytes(StandardCharsets.UTF_8))).isEqualTo("ä€😀\u0000");
        assertThat(catchThrowableOfType(BadRequestException.class, () -> RequestBody.utf8(new byte[] {'S', (byte) 0x80})))
                .hasMessage("The request body is not UTF-8.");
    }

    @Test
    void theHashIsInLowerCaseHex() {
        // FIPS 180-2, appendix B.1
        assertThat(RequestBody.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static void assertTooLarge(ThrowingCallable call) {
        BadRequestException refused = catchThrowableOfType(BadRequestException.class, call);
        assertThat(refused).hasMessage("The request body has more than 65536 bytes.");
        assertThat(refused.isTooLarge()).isTrue();
    }
}
