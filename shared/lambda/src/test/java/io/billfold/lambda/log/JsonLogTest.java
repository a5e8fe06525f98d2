package io.billfold.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class JsonLogTest {
    private static final String PREFIX = "{\"timestamp\":\"2026-03-01T02:00:00.120Z\",\"level\":\"";

    private final List<String> lines = new ArrayList<>();
    private final BasicMDCAdapter diagnostics = new BasicMDCAdapter();
    private final JsonLogger log =
            new JsonLogger(
                    "io.billfold.Some",
                    Level.INFO,
                    diagnostics,
                    InstantSource.fixed(Instant.parse("2026-03-01T02:00:00.120456Z")),
                    lines::add);

    @Test
    void writesOneObjectALineWithEverythingEscaped() {
        log.info("said \"{}\"\n\tto \\ {}\u0001", 7, "grüße");
        assertThat(lines)
                .containsExactly(
                        PREFIX
                                + "INFO\",\"logger\":\"io.billfold.Some\",\"message\":"
                                + "\"said \\\"7\\\"\\n\\tto \\\\ grüße\\u0001\"}");
    }

    @Test
    void bringsTheDiagnosticContext() {
        diagnostics.put("requestId", "r-1");
        diagnostics.put("function", "issue-invoice");
        log.warn("slow");
        assertThat(lines.getFirst())
                .contains("\"level\":\"WARN\"", "\"requestId\":\"r-1\"")
                .contains("\"function\":\"issue-invoice\"");
    }

    @Test
    void bringsTheException() {
        log.error("cannot", new IllegalStateException("boom"));
        assertThat(lines.getFirst())
                .contains("\"errorType\":\"java.lang.IllegalStateException\"")
                .contains("\"errorMessage\":\"boom\"")
                .contains("\"stackTrace\":\"java.lang.IllegalStateException: boom\\n\\tat ")
                .doesNotContain("\n");
    }

    @Test
    void keepsSilentBelowItsLevel() {
        log.debug("hidden");
        assertThat(lines).isEmpty();
    }

    @Test
    void cutsATextThatIsTooLong() {
        log.info("x".repeat(JsonLine.TEXT_CHARS_MAX + 1));
        assertThat(lines.getFirst()).hasSizeLessThan(JsonLine.TEXT_CHARS_MAX + 200).contains("...");
    }

    @ParameterizedTest
    @CsvSource({
        "io.billfold.Some, DEBUG, DEBUG",
        "software.amazon.awssdk.request, DEBUG, WARN",
        "io.micronaut.context, INFO, WARN",
        "org.apache.hc.client5.http.wire, TRACE, WARN",
        "io.micronaut.context, ERROR, ERROR"
    })
    void librariesSpeakOfWhatIsWrong(String logger, Level chosen, Level from) {
        assertThat(JsonLogProvider.level(logger, chosen)).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"debug, DEBUG", "FATAL, ERROR", "INFO, INFO", "nonsense, INFO", ", INFO"})
    void readsLambdasLevels(String name, Level level) {
        assertThat(JsonLogProvider.level(name)).isEqualTo(level);
    }

    @Test
    void isWhatSlf4jFindsAndWritesUtf8ToStandardOutput() {
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, false, java.nio.charset.StandardCharsets.US_ASCII));
        try {
            LoggerFactory.getLogger("x").info("grüße");
        } finally {
            System.setOut(before);
        }
        assertThat(written.toString(UTF_8)).startsWith("{\"timestamp\":\"").endsWith("grüße\"}\n");
    }

    @Test
    void canBeSilencedOrRedirected() {
        assertThat(LogOutput.of("off")).isEqualTo(LogOutput.OFF);
        assertThat(LogOutput.of("STDERR")).isEqualTo(LogOutput.STDERR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogOutput.of("file"))
                .withMessage("billfold.log must be stdout, stderr or off, was file");
    }
}
