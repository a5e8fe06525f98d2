package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class TaxCommandTest {
    private static final String NO_CLOUD = "http://127.0.0.1:1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyLineIsAnsweredInItsOrder(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("questions.jsonl");
        Files.writeString(
                file, question("first", "9.90") + "\n\nno question\n" + question("last", "100.00"));

        assertThat(run("tax", "quote", file.toString())).isZero();

        // 19 % of 9.90 are 1.881
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"first\"", "\"tax\":\"1.88\""),
                        line -> assertThat(line).contains("is not JSON").doesNotContain("\"id\""),
                        line -> assertThat(line).contains("\"last\"", "\"tax\":\"19.00\""));
    }

    @Test
    void aDashIsTheInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(question("ä", "100.00").getBytes(UTF_8)));
        try {
            assertThat(run("tax", "quote", "-")).isZero();
        } finally {
            System.setIn(before);
        }

        assertThat(out.toString().lines()).hasSize(1);
        assertThat(out.toString()).startsWith("{\"id\":\"ä\",\"currency\":\"EUR\"");
    }

    @Test
    void theExampleCanBeAsked(@TempDir Path folder) throws IOException {
        assertThat(run("tax", "quote", "--example")).isZero();
        Path file = folder.resolve("example.jsonl");
        Files.writeString(file, out.toString());
        long questions = out.toString().lines().count();
        assertThat(questions).isGreaterThan(30);
        out.getBuffer().setLength(0);

        assertThat(run("tax", "quote", file.toString())).isZero();

        assertThat(out.toString().lines().count()).isEqualTo(questions);
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("{\"id\":\""));
    }

    @Test
    void aConfiguredSellerIsAskedAboutInTheCloud(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("questions.jsonl");
        Files.writeString(
                file,
                question("q", "1.00")
                        .replaceFirst("\"seller\":\\{.*?}]},", "\"seller\":\"muster-de\","));

        assertThat(run("tax", "quote", file.toString())).isZero();

        assertThat(out.toString())
                .contains("{\"field\":\"seller\",\"reason\":\"must be an object")
                .contains("without a cloud seller 'muster-de' is not known");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("tax", "quote", "nowhere.jsonl")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("billfold: there is no file nowhere.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vat", "oss", "sales-list", "us", "VAT", "SALES-LIST"})
    void everyKindOfReportIsKnown(String kind) {
        assertThat(report(kind, "2026-01", "2026-03")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing answers at " + NO_CLOUD);
    }

    @Test
    void everyKindOfReportIsExplained() {
        assertThat(run("tax", "report", "--help")).isZero();
        assertThat(out.toString()).contains("\nvat  ", "\noss  ", "\nsales-list  ", "\nus  ");
    }

    @Test
    void anotherKindOfReportIsRefusedWithThoseThereAre() {
        assertThat(report("saleslist", "2026-01", "2026-03")).isEqualTo(2);
        assertThat(err.toString()).contains("was 'saleslist'", "sales-list, US");
    }

    @Test
    void monthsAreInTheirOrder() {
        assertThat(report("vat", "2026-03", "2026-01")).isEqualTo(2);
        assertThat(err.toString()).contains("--to 2026-01 is before --from 2026-03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tax",
                "tax quote",
                "tax quote a.jsonl --example",
                "tax report",
                "tax report vat --seller muster-de --from 2026-01",
                "tax report vat --seller muster-de --from January --to 2026-02",
                "tax explain",
                "tax explain nonsense --endpoint " + NO_CLOUD
            })
    void wrongUseIsExitCodeTwo(String arguments) {
        assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
    }

    private int report(String kind, String from, String to) {
        return run(
                "tax",
                "report",
                kind,
                "--seller",
                "muster-de",
                "--from",
                from,
                "--to",
                to,
                "--endpoint",
                NO_CLOUD);
    }

    /** Sold in Germany. */
    private static String question(String id, String amount) {
        return """
                {"id":"%s","seller":{"address":{"country":"DE"},"registrations":[{"country":"DE",\
                "scheme":"domestic","taxId":"DE136695976"}]},"customer":{"kind":"consumer",\
                "address":{"country":"DE"}},"currency":"EUR","date":"2026-03-10",\
                "lines":[{"amount":"%s"}]}"""
                .formatted(id, amount);
    }

    private int run(String... args) {
        return Billfold.commandLine(new PrintWriter(out), new PrintWriter(err, true)).execute(args);
    }
}
