package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;

class JsonTextTest {
    private static final String ORDER = TestJson.resource("samples/order-placed.v1.json");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2}                       | a",
                "{\"a\":1,\"\\u0061\":1}                 | a",
                "{\"a\":[0,{\"b\":{},\"c\":[],\"b\":1}]} | a[1].b",
                "[{},[],{\"x\":\"\\\"\",\"x\":\"x\"}]    | [2].x",
                "{\"a\":{\"a\":{\"a\":1}},\"b\":\"a\"}   | ",
                "[\"a\",\"a\",{\"a\":\"a\"},{\"a\":1}]   | ",
                "{\"a,\":1,\"a\":\"a\\\\\"}              | ",
                "{\"\":0,\"\\n\":1,\"\\\"\":2}           | ",
            })
    void findsANameThatStandsTwice(String json, String path) throws IOException {
        assertThat(JsonText.findings(json).repeated()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":19.900000000000000001}   | a",
                "{\"a\":[1,-0.1234567890123456]} | a[1]",
                "{\"a\":1234567890123456e-3}     | a",
                "{\"a\":0.000000000123456789012345} | ",
                "{\"a\":1234567890123456789}     | ",
                "{\"a\":1.500000000000000000000} | ",
                "{\"a\":\"19.900000000000000001\",\"b\":true,\"c\":0e999999999} | ",
                "{\"a\":{\"b\":1e999999999}}  | a.b",
                "{\"a\":{\"b\":1e-400}}       | a.b",
                "{\"a\":[5,1e9999999999]}     | a[1]",
            })
    void findsAFractionWhoseDigitsDoNotAllArrive(String json, String path) throws IOException {
        assertThat(JsonText.findings(json).imprecise()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "1 2", "[]]", "{}x", "null,", "\"a\"\"b\""})
    void oneTextIsOneValue(String json) {
        assertThatIOException().isThrownBy(() -> TestJson.JSON.tree(json.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" {} ", "\n1\t", "\"a\"", "null", "[[]]\r\n"})
    void spacesAroundAValueAreNothing(String json) throws IOException {
        assertThat(TestJson.JSON.tree(json.getBytes(UTF_8))).isNotNull();
    }

    @Test
    void otherEncodingsAreNotGuessed() {
        for (byte[] bytes :
                List.of(
                        ORDER.getBytes(UTF_16BE),
                        ORDER.getBytes(UTF_16LE),
                        ORDER.getBytes(java.nio.charset.Charset.forName("UTF-32BE")),
                        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'})) {
            assertThatIOException().isThrownBy(() -> TestJson.JSON.tree(bytes));
        }
    }

    @Test
    void aRepeatedNameIsNamedToWhoeverSentIt() {
        String order = ORDER.replace("\"sku\": \"PRO\"", "\"sku\": \"PRO\", \"sku\": \"BASE\"");
        assertThat(new OrderReader(TestJson.JSON).read(order.getBytes(UTF_8)))
                .isEqualTo(
                        new OrderReading.Unreadable(
                                List.of(
                                        new Problem(
                                                "lines[0].sku", "is there twice: send it once"))));
    }

    @Test
    void depthIsNoDanger() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatIOException().isThrownBy(() -> TestJson.JSON.tree(deep.getBytes(UTF_8)));
    }
}
