package io.billfold.billing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.billfold.billing.Problem;
import io.billfold.billing.content.GoldenFile.Removal;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One document per country, put together by hand from its law: see {@link GoldenFile}. */
class GoldenContentTest {
    @TestFactory
    Stream<DynamicTest> passesWithEverythingThatTheLawAsksFor() {
        return files(
                file -> {
                    List<String> advised = file.advised().stream().map(Removal::named).toList();
                    assertThat(ContentRules.check(file.document())).isEmpty();
                    assertThat(ContentRules.advice(file.document()))
                            .extracting(Problem::field)
                            .noneMatch(advised::contains);
                });
    }

    @TestFactory
    Stream<DynamicTest> isRefusedByTheFieldThatIsTakenAway() {
        return files(
                file -> {
                    for (Removal removal : file.mandatory()) {
                        assertThat(ContentRules.check(file.without(removal.path())))
                                .as("without %s", removal.path())
                                .extracting(Problem::field)
                                .containsExactly(removal.named());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> isOnlyToldOfWhatTheLawMayAskFor() {
        return files(
                file -> {
                    for (Removal removal : file.advised()) {
                        assertThat(ContentRules.check(file.without(removal.path())))
                                .as("without %s", removal.path())
                                .isEmpty();
                        assertThat(ContentRules.advice(file.without(removal.path())))
                                .as("without %s", removal.path())
                                .extracting(Problem::field)
                                .contains(removal.named());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> needsNoMoreThanIsMarked() {
        return files(
                file -> {
                    List<String> marked = file.mandatory().stream().map(Removal::path).toList();
                    for (String path : file.fields().keySet()) {
                        if (isOptional(path) && !marked.contains(path)) {
                            assertThat(ContentRules.check(file.without(path)))
                                    .as("without %s", path)
                                    .isEmpty();
                        }
                    }
                });
    }

    /** What the document can do without, and what decides no other rule. */
    private static boolean isOptional(String path) {
        return path.contains(".particulars.latePenalty")
                || path.contains(".particulars.registeredSeat")
                || path.contains(".particulars.fiscalYearEnd")
                || path.equals("payment.means")
                || path.equals("notes")
                || path.endsWith(".postcode")
                || path.endsWith("seller.taxIds.vat")
                || path.endsWith("legalId");
    }

    @TestFactory
    Stream<DynamicTest> saysWhatTheLawWantsSaid() {
        return files(
                file ->
                        assertThat(ContentRules.mentions(file.document()))
                                .extracting(it -> it.id() + " " + it.language() + " " + it.text())
                                .containsExactlyElementsOf(file.mentions()));
    }

    @TestFactory
    Stream<DynamicTest> isCalledWhatTheLawCallsIt() {
        return files(
                file -> assertThat(ContentRules.title(file.document())).isEqualTo(file.title()));
    }

    @TestFactory
    Stream<DynamicTest> isKeptForAsLongAsTheLawAsks() {
        return files(file -> assertThat(Retention.until(file.document())).hasToString(file.keep()));
    }

    @TestFactory
    Stream<DynamicTest> refusesTextsOfAnotherForm() {
        return Stream.of(
                        List.of("FR", "seller.legalId", "12345678", "9 digits of a SIREN"),
                        List.of("FR-2027", "buyer.legalId", "ABC", "9 digits of a SIREN"),
                        List.of("JP", "seller.taxIds.other", "5835678256246", "T and 13 digits"),
                        List.of("CH", "seller.taxIds.vat", "CHE-107.787.577", "MWST"),
                        List.of("NO", "seller.taxIds.other", "995525828", "followed by MVA"),
                        List.of("NO", "seller.particulars.registerName", "Oslo", "the word"),
                        List.of("IN", "heading.number", "MUMBAI-2026-000042", "at most 16"),
                        List.of("IN", "lines[0].item.classification", "99831", "4 or 6 or 8"),
                        List.of("IN", "seller.taxIds.other", "27AAPFU0939F1", "15 characters"),
                        List.of("IT", "seller.particulars.regimeFiscale", "RF21", "RF01 to RF20"),
                        List.of(
                                "IT",
                                "buyer.particulars.codiceDestinatario",
                                "abc",
                                "7 capital letters"),
                        List.of("AU", "seller.taxIds.other", "123", "11 digits of an ABN"),
                        List.of("SA", "seller.taxIds.other", "100123456700003", "begin and end"),
                        List.of("SA", "seller.particulars.nameLocal", "Example", "Arabic letters"),
                        List.of("DE-public", "seller.contact.phone", "none", "three digits"),
                        List.of("DE-goods", "buyer.taxIds.vat", "40303265045", "its country"),
                        List.of("FR", "seller.particulars.shareCapital", "much", "an amount"),
                        List.of("UZ", "lines[0].item.classification", "6201", "17 digits"),
                        List.of("CA", "seller.taxIds.other", "123026635", "RT with 4 digits"))
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        it.get(0) + " " + it.get(1),
                                        () ->
                                                assertRefused(
                                                        it.get(0), it.get(1), it.get(2),
                                                        it.get(3))));
    }

    private static void assertRefused(String file, String path, String value, String expected) {
        List<Problem> problems = ContentRules.check(GoldenFile.read(file).with(path, value));
        assertThat(problems)
                .extracting(Problem::field, it -> it.reason().contains(expected))
                .containsExactly(tuple(path, true));
        assertThat(problems.getFirst().reason()).contains("'" + value + "'");
    }

    private static Stream<DynamicTest> files(Consumer<GoldenFile> test) {
        return names().stream()
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name, () -> test.accept(GoldenFile.read(name))));
    }

    /** The names of all golden files, in alphabetical order. */
    static List<String> names() {
        URL folder = Objects.requireNonNull(GoldenContentTest.class.getResource("golden"));
        try (Stream<Path> files = Files.list(Path.of(folder.getPath()))) {
            return files.map(it -> String.valueOf(it.getFileName()).replace(".txt", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
