package io.billfold.events.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.Units;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.usage.Aggregation;
import io.billfold.events.EventJson;
import io.billfold.events.Forms;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

class CalculatorTest {
    private final EventJson json = new EventJson(ObjectMapper.getDefault());
    private final Calculator calculator = new Calculator(json, TaxRules.bundled());

    @Test
    void exampleIsBilledAndRefusesOnlyWhatItShowsAsRefused() {
        for (String line : example()) {
            Answer answer = answer(line);
            boolean showsRefusals = answer.name().equals("refusals");

            assertThat(answer.invoices()).as(line).isNotEmpty();
            assertThat(answer.problems().isEmpty()).as(answer.toString()).isEqualTo(!showsRefusals);
        }
    }

    @Test
    void exampleShowsEveryOption() {
        String example = String.join("\n", example());

        assertThat(example).contains(words());
        assertThat(example).contains(quoted(ProrationPolicy.NAMED.keySet().stream().toList()));
        assertThat(example).contains(quoted(wordsNamedIn(changeProblem("changes[0].do"))));
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        words.addAll(kebab(Aggregation.values()));
        words.addAll(kebab(ProrationPolicy.Measure.values()));
        words.addAll(kebab(ProrationPolicy.Denominator.values()));
        words.addAll(kebab(ProrationPolicy.CreditBasis.values()));
        words.addAll(kebab(Plan.Alignment.values()));
        words.addAll(kebab(Plan.Repricing.values()));
        words.addAll(kebab(ChangePolicy.When.values()));
        words.addAll(kebab(Units.values()));
        words.addAll(kebab(BillingInterval.Unit.values()));
        return quoted(words);
    }

    private static List<String> kebab(Enum<?>... words) {
        return Arrays.stream(words).map(Forms::kebabOf).toList();
    }

    private static List<String> quoted(List<String> words) {
        return words.stream().map(word -> '"' + word + '"').toList();
    }

    private Problem changeProblem(String field) {
        Answer answer =
                answer(
                        """
                        {"order": {"currency": "EUR", "startOn": "2026-06-01", "interval": "month",
                          "lines": [{"sku": "A", "description": "A", "charge": "flat",
                            "unitPrice": "1.00"}]},
                         "changes": [{"do": "?", "at": "2026-06-01"}], "until": "2026-06-01"}
                        """);
        return answer.problems().stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    /** The words of "must be one of a, b, was '?'". */
    private static List<String> wordsNamedIn(Problem problem) {
        String words = problem.reason().replaceAll(".* one of (.*), was.*", "$1");
        return List.of(words.split(", "));
    }

    @Test
    void lineThatIsNoScenarioIsAnsweredByItsProblem() {
        assertThat(answer("{").problems())
                .extracting(Problem::reason)
                .containsExactly("is not JSON");
        assertThat(answer("[]").problems())
                .extracting(Problem::reason)
                .containsExactly("must be an object, was a list");
        assertThat(answer("{}").problems())
                .extracting(Problem::field)
                .containsExactly("order", "until");
    }

    @Test
    void endThatIsTooFarAwayIsRefused() {
        Answer answer =
                answer(
                        """
                        {"order": {"currency": "EUR", "startOn": "2026-06-01", "interval": "day",
                          "lines": [{"sku": "A", "description": "A", "charge": "flat",
                            "unitPrice": "1.00"}]}, "until": "2126-06-01"}
                        """);

        assertThat(answer.invoices()).isEmpty();
        assertThat(answer.problems())
                .extracting(Problem::reason)
                .containsExactly("until must be by 2036-06-01, was 2126-06-01");
    }

    @Test
    void changeThatIsKnownAtNoonIsBilledAfterItsDay() {
        Answer answer =
                answer(
                        """
                        {"order": {"currency": "EUR", "startOn": "2026-06-01", "interval": "month",
                          "lines": [{"sku": "A", "description": "A", "charge": "flat",
                            "unitPrice": "30.00"}]},
                         "changes": [{"do": "cancel", "at": "2026-07-01",
                           "recordedAt": "2026-07-01T12:00:00"}], "until": "2026-12-31"}
                        """);

        assertThat(AnswerText.of(answer))
                .containsExactly(
                        "2026-06-01 invoice EUR 30.00",
                        "  1/line own.1@1 2026-06-01..2026-07-01: 1 x 30.00 = 30.00",
                        "2026-07-01 invoice EUR 30.00",
                        "  1/line own.1@1 2026-07-01..2026-08-01: 1 x 30.00 = 30.00",
                        "2026-07-01 credit_note EUR 30.00",
                        "  1/line own.1@1 2026-07-01..2026-08-01: 1 x 30.00 = 30.00");
    }

    private Answer answer(String line) {
        return calculator.calculate(line.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> example() {
        try (InputStream in = Calculator.class.getResourceAsStream("example.jsonl")) {
            byte[] bytes = Objects.requireNonNull(in, "example.jsonl").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
