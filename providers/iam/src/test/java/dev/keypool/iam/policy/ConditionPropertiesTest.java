package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.DateTimes;

/** Conditions against the plainest way to say the same in Java. */
class ConditionPropertiesTest {

    private static final List<String> NEGATABLE = List.of("String%sEquals", "String%sEqualsIgnoreCase", "String%sLike", "Numeric%sEquals",
            "Date%sEquals", "%sIpAddress", "Arn%sEquals", "Arn%sLike");

    /** Also of a value that is no number, date or address: it matches nothing, so the negated operator is met. */
    @Property
    void aNegatedOperatorIsMetWhenTheOtherIsNot(@ForAll("values") String written, @ForAll("values") String given) {
        for (String operator : NEGATABLE) {
            if (accepts(operator, written)) {
                boolean met = met(String.format(operator, ""), written, List.of(given));
                assertThat(met(String.format(operator, "Not"), written, List.of(given))).as(operator).isEqualTo(!met);
            }
        }
    }

    @Property
    void setOperatorsTakeEachValueByItself(@ForAll("values") String written,
            @ForAll @Size(min = 1, max = 3) List<@From("values") String> given) {
        // Set operators take one empty string for no value at all, and a variable of several values has none.
        Assume.that(!given.equals(List.of("")) && !written.equals("${aws:x}"));
        for (String operator : List.of("StringLike", "StringNotLike")) {
            boolean all = given.stream().allMatch(one -> met(operator, written, List.of(one)));
            boolean any = given.stream().anyMatch(one -> met(operator, written, List.of(one)));

            assertThat(met("ForAllValues:" + operator, written, given)).isEqualTo(all);
            assertThat(met("ForAnyValue:" + operator, written, given)).isEqualTo(any);
        }
    }

    @Property
    void numbersCompareAsNumbers(@ForAll @Scale(4) @BigRange(min = "-1e20", max = "1e20") BigDecimal written,
            @ForAll @Scale(4) @BigRange(min = "-1e20", max = "1e20") BigDecimal given) {
        int order = given.compareTo(written);
        assertOrder("Numeric", written.toString(), given.toPlainString(), order);
        assertOrder("Numeric", written.toString(), written.setScale(written.scale() + 2).toPlainString(), 0);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void datesCompareAsMoments(@ForAll("dates") OffsetDateTime written, @ForAll("dates") OffsetDateTime given) {
        assertOrder("Date", written.toString(), given.toString(), given.toInstant().compareTo(written.toInstant()));
        assertThat(PolicyDate.parse(written.toString())).isEqualTo(written.toInstant());
        Instant whole = Instant.ofEpochSecond(Math.abs(written.toEpochSecond()) + 10_000);
        assertOrder("Date", String.valueOf(whole.getEpochSecond()), whole.toString(), 0);
    }

    /** The first bits are those of the range; the last bit before the range's end is changed, or one after it. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void anAddressIsInARangeWhenItsFirstBitsAre(@ForAll @Size(4) byte[] four, @ForAll @Size(16) byte[] sixteen,
            @ForAll @IntRange(max = 32) int prefix, @ForAll @IntRange(max = 127) int flipped) throws UnknownHostException {
        assertRange(four, prefix, flipped % 32);
        sixteen[0] |= 0x20;
        assertRange(sixteen, prefix * 4, flipped);
    }

    private static void assertRange(byte[] address, int prefix, int flipped) throws UnknownHostException {
        int bits = address.length * 8;
        BigInteger other = new BigInteger(1, address).flipBit(bits - 1 - flipped);
        byte[] given = new byte[address.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = other.shiftRight(bits - 8 * (i + 1)).byteValue();
        }
        String range = InetAddress.getByAddress(address).getHostAddress() + "/" + prefix;

        assertThat(met("IpAddress", range, List.of(InetAddress.getByAddress(address).getHostAddress()))).as(range).isTrue();
        assertThat(met("IpAddress", range, List.of(InetAddress.getByAddress(given).getHostAddress()))).as("%s, bit %s", range, flipped)
                .isEqualTo(flipped >= prefix);
    }

    private static void assertOrder(String type, String written, String given, int order) {
        List<String> one = List.of(given);
        assertThat(met(type + "Equals", written, one)).isEqualTo(order == 0);
        assertThat(met(type + "LessThan", written, one)).isEqualTo(order < 0);
        assertThat(met(type + "LessThanEquals", written, one)).isEqualTo(order <= 0);
        assertThat(met(type + "GreaterThan", written, one)).isEqualTo(order > 0);
        assertThat(met(type + "GreaterThanEquals", written, one)).isEqualTo(order >= 0);
    }

    private static boolean accepts(String operator, String written) {
        try {
            Operator.named(String.format(operator, "")).compile(written, true);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean met(String operator, String written, List<String> given) {
        StatementText statement = StatementText.everything("Allow")
                .withCondition("{\"" + operator + "\":{\"aws:x\":\"" + written + "\"}}");
        return new Layers(Map.of(PolicyKind.IDENTITY, List.of(statement))).decide(new AccessRequest(PolicyDomain.USER, "s:a", "*", null,
                ConditionContext.of(Map.of("aws:x", given)))).isAllowed();
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("", "a", "A", "a*", "*", "1", "1.0", "2026", "2026-01-01", "2026-01-01T00:00:00Z", "10.0.0.1", "10.0.0.0/8",
                "::ffff:10.0.0.1", "arn:aws:iam::111122223333:role/r", "arn:aws:iam::*:role/?", "${aws:x}", "${aws:none, 'a'}");
    }

    @Provide
    Arbitrary<OffsetDateTime> dates() {
        return DateTimes.offsetDateTimes().yearBetween(1, 9998);
    }
}
