package io.billfold.events.tax;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.ValidationMessage;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.events.Forms;
import io.micronaut.json.tree.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Schemas, samples and the example say what the reader reads and what is answered. */
class TaxQuoteContractTest {
    /** The lines of the example that show what a refusal looks like. */
    private static final List<String> REFUSED =
            List.of(
                    "above the threshold",
                    "number refused",
                    "nexus",
                    "state missing",
                    "not covered",
                    "unknown product");

    static Stream<String> example() {
        return QuoteJson.example().stream();
    }

    /**
     * 20 % of 100.00 in Paris, and 5.5 % in 10.55: by the price with tax 10.00 and 0.55 (CGI art.
     * 278 and 278-0 bis).
     */
    @Test
    void theSampleIsAnsweredByTheSample() {
        String question = QuoteJson.sample("tax-quote");
        String answer = QuoteJson.sample("tax-answer");

        assertThat(QuoteJson.faultsOfQuestion(question)).isEmpty();
        assertThat(QuoteJson.faultsOfAnswer(answer)).isEmpty();
        assertThat(tree(QuoteJson.answer(question))).isEqualTo(tree(answer));
    }

    @ParameterizedTest
    @MethodSource("example")
    void theExampleIsWhatTheSchemasDescribe(String question) {
        String answer = QuoteJson.answer(question);

        assertThat(QuoteJson.faultsOfQuestion(question)).isEmpty();
        assertThat(QuoteJson.faultsOfAnswer(answer)).as(answer).isEmpty();
    }

    @Test
    void theExampleRefusesOnlyWhatItShowsAsRefused() {
        assertThat(example().map(QuoteJson::answer).map(TaxQuoteContractTest::tree))
                .filteredOn(answer -> answer.get("problems") != null)
                .extracting(answer -> answer.get("id").getStringValue())
                .containsExactlyInAnyOrderElementsOf(REFUSED);
    }

    @Test
    void theExampleShowsEveryOptionAndEveryOutcome() {
        String questions = String.join("\n", example().toList());
        String answers = String.join("\n", example().map(QuoteJson::answer).toList());

        assertThat(questions).contains(quoted(PartyKind.values()));
        assertThat(questions)
                .contains("\"oss\"", "\"simplified\"", "\"small_business\"", "\"taxIncluded\"")
                .contains("\"evidence\"", "\"exemptions\"", "\"withholding\"", "\"registered\"")
                .contains("\"rounding\"", "\"sales\"", "\"from\"", "\"to\"", "\"postcode\"");
        assertThat(answers).contains(quoted(TaxAnswer.Question.values()));
        assertThat(answers).contains("\"S\"", "\"E\"", "\"AE\"", "\"K\"", "\"G\"", "\"O\"");
    }

    private static List<String> quoted(Enum<?>... words) {
        return Arrays.stream(words).map(word -> '"' + Forms.wordOf(word) + '"').toList();
    }

    @Test
    void theSchemaOfAnswersKnowsEveryWord() {
        String sample = QuoteJson.sample("tax-answer");

        for (TaxCategory category : TaxCategory.values()) {
            assertThat(
                            faultsWith(
                                    sample,
                                    "\"category\": \"S\"",
                                    "\"category\": \"%s\"",
                                    category.code()))
                    .isEmpty();
        }
        for (TaxRegistration.Scheme scheme : TaxRegistration.Scheme.values()) {
            assertThat(faultsWith(sample, "\"oss\"", "\"%s\"", Forms.wordOf(scheme))).isEmpty();
        }
        for (TaxAnswer.Question question : TaxAnswer.Question.values()) {
            assertThat(faultsWith(sample, "\"status\"", "\"%s\"", Forms.wordOf(question)))
                    .isEmpty();
        }
        assertThat(faultsWith(sample, "\"status\"", "\"%s\"", "mood")).isNotEmpty();
    }

    private static Set<ValidationMessage> faultsWith(
            String sample, String part, String form, String word) {
        assertThat(sample).contains(part);
        return QuoteJson.faultsOfAnswer(sample.replace(part, form.formatted(word)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"consumer\"   | \"kind\": \"robot\"",
                "\"country\": \"FR\"      | \"country\": \"France\"",
                "\"line1\"                | \"stray\"",
                "\"product\": \"saas\"    | \"product\": \"soft ware\"",
                "\"amount\": \"100.00\"   | \"amount\": \"1e2\"",
                "\"date\": \"2026-03-10\" | \"date\": \"10.3.2026\"",
                "\"currency\"             | \"currancy\"",
                "\"EU\"                   | \"Europe\""
            })
    void schemaAndReaderRefuseAlike(String part, String wrong) {
        String sample = QuoteJson.sample("tax-quote");
        assertThat(sample).contains(part);
        String damaged = sample.replace(part, wrong);

        assertThat(QuoteJson.faultsOfQuestion(damaged)).isNotEmpty();
        assertThat(QuoteJson.read(damaged)).isInstanceOf(TaxQuoteReader.Reading.Unreadable.class);
        assertThat(QuoteJson.faultsOfAnswer(QuoteJson.answer(damaged))).isEmpty();
    }

    private static JsonNode tree(String json) {
        try {
            return QuoteJson.JSON.tree(json.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
