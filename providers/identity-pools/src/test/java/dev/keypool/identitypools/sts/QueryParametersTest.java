package dev.keypool.identitypools.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.http.BadRequestException;
import java.util.Map;
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

    @Test
    void listsAreInTheOrderOfTheirNumbers() throws Exception {
        QueryParameters parameters = new QueryParameters("Keys.member.10=j&Keys.member.2=b&Keys.member.1=a&KeysOther.member.1=x&Keys=", null);
        assertThat(parameters.list("Keys")).containsExactly("a", "b", "j");
        assertThat(parameters.list("None")).isEmpty();
        assertThat(parameters.hasList("Keys")).isTrue();
        assertThat(parameters.hasList("None")).isFalse();
    }

    @Test
    void structuresHaveMembers() throws Exception {
        QueryParameters parameters = new QueryParameters("Tags.member.2.Key=b&Tags.member.1.Key=a&Tags.member.1.Value=v.w&Tags.member.2.Value=", null);
        assertThat(parameters.structures("Tags")).containsExactly(Map.of("Key", "a", "Value", "v.w"), Map.of("Key", "b", "Value", ""));
    }

    /** What is meant to narrow a session must not be passed over because it is written oddly. */
    @ParameterizedTest
    @ValueSource(strings = {"L.member.1=a", "L.member.1.arn=a", "L.1=a", "L.entry.1=a", "L.member=a", "L=a"})
    void aListIsNoticedInAnyForm(String query) throws Exception {
        assertThat(new QueryParameters(query, null).hasList("L")).isTrue();
        assertThat(new QueryParameters("L=", null).hasList("L")).as("how an empty one is written").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"L.member.0=a", "L.member.01=a", "L.member.-1=a", "L.member.=a", "L.member.x=a", "L.member.10000=a", "L.member.99999999999=a"})
    void membersAreNumberedFromOne(String query) throws Exception {
        QueryParameters parameters = new QueryParameters(query + "&" + query.replace("L", "S").replace("=", ".Key="), null);
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> parameters.list("L")).withMessage("The members of L are numbered from 1.");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> parameters.structures("S")).withMessage("The members of S are numbered from 1.");
    }

    @Test
    void aTextIsNoStructure() throws Exception {
        QueryParameters parameters = new QueryParameters("S.member.1=a", null);
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> parameters.structures("S")).withMessage("The members of S are structures.");
    }

    private static String parameters(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "p" + i + "=v").collect(Collectors.joining("&"));
    }

    private static void assertRefused(String query, String form, String message) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> new QueryParameters(query, form)).withMessage(message);
    }
}
