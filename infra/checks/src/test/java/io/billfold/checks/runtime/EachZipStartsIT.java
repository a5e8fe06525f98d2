package io.billfold.checks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Each function of the template, from its built zip. The JVM property {@code billfold.root} names
 * the folder with template.yaml, {@code ../..} by default; {@code billfold.functions} takes only
 * some, for example {@code draft-invoice,serve-audit}, for a build of a part.
 */
class EachZipStartsIT {
    private static final Path ROOT =
            Path.of(System.getProperty("billfold.root", "../..")).toAbsolutePath().normalize();

    @TempDir private Path work;

    static List<TemplateFunction> functions() throws IOException {
        String chosen = System.getProperty("billfold.functions", "");
        return TemplateFunction.all(ROOT).stream()
                .filter(f -> chosen.isEmpty() || List.of(chosen.split(",")).contains(f.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void startsAndAnswersEachOfItsTriggers(TemplateFunction function) throws Exception {
        assertThat(function.zip()).as("built package").exists();
        assertThat(function.triggers()).isNotEmpty();
        try (RunningFunction running = RunningFunction.start(function, "on-demand", work)) {
            for (String trigger : function.triggers().stream().distinct().toList()) {
                answers(running, function, trigger);
            }
        }
    }

    @Test
    void primesBeforeASnapshotWithoutWriting() throws Exception {
        TemplateFunction function =
                functions().stream()
                        .filter(f -> f.triggers().contains("SQS"))
                        .findFirst()
                        .orElseThrow();
        try (RunningFunction running = RunningFunction.start(function, "snap-start", work)) {
            running.awaitSnapshot();
            assertThat(running.targets()).allMatch(EachZipStartsIT::isRead);
            assertThat(running.log()).doesNotContain("\"WARN\"", "\"ERROR\"");
            assertThat(running.answer(SampleEvents.EMPTY_BATCH)).isEqualTo(answered(""));
        }
    }

    @Test
    void everyZipIsInTheTemplate() throws IOException {
        List<Path> deployed =
                TemplateFunction.all(ROOT).stream().map(TemplateFunction::zip).toList();
        try (var folders = Files.list(ROOT.resolve("functions"))) {
            assertThat(folders.filter(EachZipStartsIT::isModule).map(EachZipStartsIT::zip))
                    .containsExactlyInAnyOrderElementsOf(deployed);
        }
    }

    private static void answers(RunningFunction running, TemplateFunction function, String trigger)
            throws InterruptedException {
        switch (trigger) {
            case "SQS" -> {
                assertThat(running.answer(SampleEvents.EMPTY_BATCH)).isEqualTo(answered(""));
                assertThat(running.answer(SampleEvents.UNREADABLE_MESSAGE))
                        .isIn(answered(""), answered(failed(SampleEvents.MESSAGE_ID)));
            }
            case "DynamoDB" -> {
                assertThat(running.answer(SampleEvents.OUTBOX_RECORD)).isEqualTo(answered(""));
                assertThat(running.targets()).containsExactly("AWSEvents.PutEvents");
            }
            case "HttpApi" ->
                    assertThat(running.answer(SampleEvents.call(function.route())))
                            .containsPattern("\"statusCode\":4\\d\\d\\b")
                            .contains("application/problem+json");
            case "ScheduleV2" -> {
                assertThat(running.answer(SampleEvents.TICK)).isEqualTo("{}");
                assertThat(running.targets()).contains("DynamoDB_20120810.Query");
            }
            default -> throw new AssertionError("no sample event for trigger " + trigger);
        }
    }

    private static boolean isRead(String target) {
        return target.startsWith("GET ")
                || target.startsWith("HEAD ")
                || target.matches("DynamoDB_20120810\\.(GetItem|BatchGetItem|Query)");
    }

    private static String answered(String failures) {
        return "{\"batchItemFailures\":[" + failures + "]}";
    }

    private static String failed(String id) {
        return "{\"itemIdentifier\":\"" + id + "\"}";
    }

    private static boolean isModule(Path folder) {
        return Files.exists(folder.resolve("pom.xml"));
    }

    private static Path zip(Path folder) {
        return folder.resolve("target").resolve(folder.getFileName() + ".zip");
    }
}
