package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;
import io.billfold.store.Sha256;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashFileTest {
    private static final CashFile FILE = new CashFile("bank/s/a.xml", "f00d", "\"e1\"");

    /**
     * Whether it is shown beneath what became of the file {@code a.xml} that holds {@code f00d}.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            where it was dropped    | content | is its own
            bank/s/a.xml            | f00d    | true
            bank/s/a.xml#STMT-1     | f00d    | true
            bank/s/a.xml#2026: 7:30 | f00d    | true
            bank/s/a.xml            | "e1"    | true
            bank/s/a.xml            | ~~      | true
            bank/s/a.xml            | bad0    | false
            bank/s/a.xml#STMT-1     | bad0    | false
            bank/s/b.xml            | f00d    | false
            bank/s/a.xml2           | f00d    | false
            """,
            useHeadersInDisplayName = true)
    void onlyWhatThisVeryFileWasRefusedForIsItsOwn(String source, String content, boolean isOwn) {
        JsonNode refusal =
                Json.object()
                        .put("id", Sha256.hex((source + "\n" + content).getBytes(UTF_8)))
                        .put("reason", source + ": statement off by: EUR 0.01");
        assertThat(FILE.isRefusedBy(refusal)).isEqualTo(isOwn);
    }
}
