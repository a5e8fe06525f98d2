package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class RenderCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theExampleIsRenderedTheSameTwice() throws IOException {
        Path snapshot = snapshot("", "");

        assertThat(run(snapshot, "one.pdf")).isZero();
        assertThat(run(snapshot, "two.pdf")).isZero();

        assertThat(Files.readString(folder.resolve("one.pdf"), ISO_8859_1)).startsWith("%PDF-");
        assertThat(Files.mismatch(folder.resolve("one.pdf"), folder.resolve("two.pdf")))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "cii, en16931, urn:cen.eu:en16931:2017</ram:ID>",
        "ubl, en16931, urn:cen.eu:en16931:2017</cbc:CustomizationID>",
        "cii, xrechnung, xrechnung_3.0</ram:ID>",
        "ubl, xrechnung, xrechnung_3.0</cbc:CustomizationID>"
    })
    void theXmlStandsBesideThePdf(String syntax, String profile, String says) throws IOException {
        assertThat(run(snapshot("", ""), "a.pdf", "--xml", syntax, "--profile", profile)).isZero();

        assertThat(Files.readString(folder.resolve("a.xml"))).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"number\": \"MU-2026-000042\",', '', number is missing",
        "'\"due\": \"245.23\"', '\"due\": \"245.24\"', totals.due must be EUR 245.23",
        "'Acme Werke AG', 'Acme \u1234', buyer.name has the character",
        "'{', '[', the snapshot is not JSON"
    })
    void whatCannotBeRenderedIsRefusedByItsFieldAndNothingIsWritten(
            String right, String wrong, String refusal) throws IOException {
        Path snapshot = snapshot(right, wrong);

        assertThat(run(snapshot, "a.pdf", "--xml", "cii")).isEqualTo(1);

        assertThat(err.toString()).startsWith(refusal);
        assertThat(files()).containsExactly("snapshot.json");
    }

    @Test
    void whatAProfileLacksIsNamedByItsRule() throws IOException {
        Path snapshot = snapshot("\"phone\": \"+49 30 1234567\",", "");

        assertThat(run(snapshot, "a.pdf", "--xml", "ubl", "--profile", "xrechnung")).isEqualTo(1);

        assertThat(err.toString()).contains("BR-DE-6");
        assertThat(files()).containsExactly("snapshot.json");
    }

    @Test
    void peppolIsNotWrittenAsCii() throws IOException {
        assertThat(run(snapshot("", ""), "a.pdf", "--xml", "cii", "--profile", "peppol"))
                .isEqualTo(2);
    }

    /** The example with one place changed. */
    private Path snapshot(String right, String wrong) throws IOException {
        StringWriter example = new StringWriter();
        command().setOut(new PrintWriter(example)).execute("--example");
        assertThat(example.toString()).contains(right);
        int at = example.toString().indexOf(right);
        String changed =
                new StringBuilder(example.toString())
                        .replace(at, at + right.length(), wrong)
                        .toString();
        return Files.writeString(folder.resolve("snapshot.json"), changed, UTF_8);
    }

    /** As {@link Billfold} sets it up. */
    private static CommandLine command() {
        return new CommandLine(new RenderCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private int run(Path snapshot, String target, String... options) {
        return command()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        Stream.concat(
                                        Stream.of(
                                                snapshot.toString(),
                                                "--out",
                                                folder.resolve(target).toString()),
                                        Stream.of(options))
                                .toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
