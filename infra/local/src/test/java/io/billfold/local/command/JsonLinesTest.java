package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
    private static final String TEXT =
            """
            {
              "products": [
                {"id": "a"},
                {"id": "b",
                 "name":
                   "B"}
              ],
              "plans": {"x.y": [[1,
                2]], "with \\"quotes\\"": 3}
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                    | 1",
                "products              | 2",
                "products[0]           | 3",
                "products[0].id        | 3",
                "products[1]           | 4",
                "products[1].name      | 5",
                "products[1].price     | 4",
                "products[7].price.EUR | 2",
                "plans.x.y[0][0]       | 8",
                "plans.x.y[0][1]       | 9",
                "plans.with \"quotes\" | 9",
                "nowhere               | 1",
            })
    void aFieldIsFoundOrWhatItWouldStandIn(String path, int line) {
        assertThat(JsonLines.of("a.json", TEXT.getBytes(UTF_8)).line(path)).isEqualTo(line);
    }

    @Test
    void whatIsNoJsonIsNamedWithLineAndColumn() {
        assertThatThrownBy(() -> JsonLines.of("a.json", "{\n \"a\": 1\n \"b\": 2}".getBytes(UTF_8)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("a.json:3:2: is not JSON: ");
        assertThatThrownBy(() -> JsonLines.of("a.json", "{\"a\": [1,".getBytes(UTF_8)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("a.json:1:");
    }
}
