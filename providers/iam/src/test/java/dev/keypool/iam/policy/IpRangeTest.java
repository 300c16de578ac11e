package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges as RFC 4632 and RFC 4291 write them. */
class IpRangeTest {

    /** Of any request: an address is read by it once, however often it is asked for. */
    private static final Evaluation EVALUATION = Evaluation.of(new AccessRequest("arn:aws:iam::111122223333:user/u", "s3:GetObject",
            "arn:aws:s3:::b/k", null, key -> null), false);


    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false", "203.0.113.64/26, 203.0.113.64, true", "203.0.113.64/26, 203.0.113.127, true",
        "203.0.113.64/26, 203.0.113.63, false", "203.0.113.64/26, 203.0.113.128, false", "0.0.0.0/0, 255.255.255.255, true",
        "192.0.2.1/32, 192.0.2.1, true", "192.0.2.1/32, 192.0.2.0, false", "192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.10, false",
        "123.45.67.89, 123.45.67.89, true", "2001:db8::/33, 2001:db8:7fff:ffff::1, true", "2001:db8::/33, 2001:db8:8000::, false",
        "2001:db8::/32, 2001:db9::, false", "::/0, 2001:db8::1, true", "::/0, 192.0.2.1, false", "0.0.0.0/0, 2001:db8::1, false",
        "2001:DB8::a, 2001:db8:0:0:0:0:0:A, true", "::, 0:0:0:0:0:0:0:0, true", "1::, 1:0:0:0:0:0:0:0, true", "::1, 0:0:0:0:0:0:0:1, true",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, true", "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8, true", "1:2::7:8, 1:2:0:0:0:0:7:8, true",
        "1:2:3:4:5:6:102:304, 1:2:3:4:5:6:1.2.3.4, true", "64:ff9b::c000:201, 64:ff9b::192.0.2.1, true", "2001:db8::ff00/120, 2001:db8::ffff, true"})
    void contains(String range, String address, boolean expected) {
        assertThat(IpRange.test(range).matches(address, EVALUATION)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, ::ffff:10.1.2.3, true", "::ffff:10.0.0.0/104, 10.1.2.3, true", "::ffff:10.0.0.0/104, 11.1.2.3, false",
        "::ffff:0.0.0.0/96, 192.0.2.1, true", "::ffff:192.0.2.1, ::ffff:c000:201, true", "::/0, ::ffff:10.0.0.1, false",
        "10.0.0.1, ::fffe:10.0.0.1, false", "10.0.0.1, ::ff:10.0.0.1, false", "10.0.0.1, ::1:ffff:10.0.0.1, false",
        "10.0.0.1, 1::ffff:10.0.0.1, false", "10.0.0.1, ::10.0.0.1, false"})
    void anIpv4AddressWrittenAsIpv6IsThatAddress(String range, String address, boolean expected) {
        assertThat(IpRange.test(range).matches(address, EVALUATION)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "1.2.3.4.5", "1.2.3.", "1.2.3.4x", "1..3.4", "1.2.3.256", "1.2.3.1000", "01.2.3.4", "1.2.3.00", "1,2,3,4",
        "1.2.3.-4", "1.2.3.4 ", "/8", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/33", "10.0.0.0/0008", "10.0.0.0/8/8", "10.0.0.0/-1", "10.0.0.0/+8",
        "10.0.0.0/8:", "2001:db8::/129", "::ffff:10.0.0.0/95", ":", ":1", "1:", "1:::2", "::1::", "12345::", "::g", "::\uff11", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1::2:3:4:5:6:7:8", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7:8.1.2.3", "::1.2.3", "::1.2.3.4:5", "example.com"})
    void refuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.test(text)).withMessageContaining("or a range as");
        assertThat(IpRange.test("0.0.0.0/0").matches(text, EVALUATION)).isFalse();
        assertThat(IpRange.test("::/0").matches(text, EVALUATION)).isFalse();
    }
}
