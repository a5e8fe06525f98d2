package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class CanonicalJsonTest {
    /** The example of RFC 8785 section 3.2.3, whose names are to be sorted by UTF-16 code units. */
    @Test
    void sortsNamesAsTheStandardAsks() {
        String json =
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
                        + "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
                        + "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                        + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        assertThat(canonical(json))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesWhatMustBeEscapedAndNothingElse() {
        assertThat(canonical("{\"a\":\"\\u000f\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"))
                .isEqualTo("{\"a\":\"\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void leavesOutSpacesAndKeepsNullsAndOrderOfLists() {
        assertThat(canonical("{ \"b\" : [ 2, 1, true ], \"a\" : null, \"c\" : {}, \"d\" : [] }"))
                .isEqualTo("{\"a\":null,\"b\":[2,1,true],\"c\":{},\"d\":[]}");
    }

    @Test
    void writesTheSameNumberTheSameWay() {
        assertThat(canonical("[1.50, 15e-1, 100, 1e2, 0.0]")).isEqualTo("[1.5,1.5,100,100,0]");
        assertThat(canonical("[9007199254740993]")).isEqualTo("[9007199254740993]");
    }

    private static String canonical(String json) {
        return new String(CanonicalJson.bytes(TestJson.tree(json)), StandardCharsets.UTF_8);
    }
}
