package dev.keypool.identitypools.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.http.BadRequestException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void queryAndFormAreReadTogether() throws Exception {
        QueryParameters parameters = new QueryParameters("Action=GetCallerIdentity", "Version=2011-06-15&flag&empty=&a=b=c");
        assertThat(parameters.get("Action")).isEqualTo("GetCallerIdentity");
        assertThat(parameters.get("Version")).isEqualTo("2011-06-15");
        assertThat(parameters.get("flag")).isEmpty();
        assertThat(parameters.get("empty")).isEmpty();
        assertThat(parameters.get("a")).isEqualTo("b=c");
        assertThat(parameters.get("action")).as("names have a case").isNull();
    }

    @Test
    void namesAndValuesAreDecoded() throws Exception {
        assertThat(new QueryParameters(null, "A%63tion=Get+%26%C3%A4").get("Action")).isEqualTo("Get &ä");
    }

    @Test
    void neitherQueryNorFormMustBeThere() throws Exception {
        assertThat(new QueryParameters(null, null).get("Action")).isNull();
        assertThat(new QueryParameters("", "").get("Action")).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"Action=a&Action=b,-", "-,Action=a&Action=a", "Action=a,Action=b", "Action=a&A%63tion=b,-", "a&a,-", "-,a=&a"})
    void aParameterThatComesTwiceIsRefused(String query, String form) {
        assertRefused(query, form, "A parameter is given twice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3cret=%", "S3cret=%4", "%zz=S3cret", "a=%-1", "a=%u0041"})
    void whatIsNotUrlEncodedIsRefused(String encoded) {
        assertRefused(encoded, null, "A parameter is not URL-encoded.");
        assertRefused(null, encoded, "A parameter is not URL-encoded.");
    }

    @Test
    void thereAreAtMost200Parameters() throws Exception {
        assertThat(new QueryParameters(parameters(0, 100), parameters(100, 200)).get("p199")).isEqualTo("v");
        assertThat(new QueryParameters(null, parameters(0, 200)).get("p199")).isEqualTo("v");
        assertRefused(parameters(0, 201), null, "There are more than 200 parameters.");
        assertRefused(parameters(0, 200), "one=more", "There are more than 200 parameters.");
        assertRefused(null, parameters(0, 20_000), "There are more than 200 parameters.");
    }

    private static String parameters(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "p" + i + "=v").collect(Collectors.joining("&"));
    }

    private static void assertRefused(String query, String form, String message) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> new QueryParameters(query, form)).withMessage(message);
    }
}
