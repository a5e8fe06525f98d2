package io.billfold.events.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Scenarios whose figures were worked out by hand or published by other systems: each file says
 * from where, and how the figures come about. Nothing writes these files: what differs is either a
 * bug or an error in the working.
 */
class ScenarioTest {
    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final int SCENARIOS_MIN = 100;

    private final EventJson json = new EventJson(ObjectMapper.getDefault());
    private final Calculator calculator = new Calculator(json, TaxRules.bundled());

    @TestFactory
    Stream<DynamicTest> scenarioIsBilledAsWorkedOut() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), file.toUri(), () -> check(file)));
    }

    private void check(Path file) {
        JsonNode golden = tree(file);
        Answer answer = calculator.calculate(field(golden, "scenario"));

        assertThat(AnswerText.of(answer)).isEqualTo(texts(golden, "expected"));
    }

    @Test
    void everyScenarioSaysWhereItsFiguresComeFrom() {
        List<Path> files = files();

        assertThat(files).hasSizeGreaterThanOrEqualTo(SCENARIOS_MIN);
        for (Path file : files) {
            JsonNode golden = tree(file);
            assertThat(field(golden, "source").getStringValue()).as(name(file)).isNotBlank();
            assertThat(texts(golden, "working")).as(name(file)).isNotEmpty();
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return FOLDER.relativize(file).toString();
    }

    private JsonNode tree(Path file) {
        try {
            return json.tree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static JsonNode field(JsonNode golden, String name) {
        return Objects.requireNonNull(golden.get(name), name);
    }

    private static List<String> texts(JsonNode golden, String name) {
        List<String> texts = new ArrayList<>();
        field(golden, name).values().forEach(text -> texts.add(text.getStringValue()));
        return texts;
    }
}
