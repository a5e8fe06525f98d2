package io.billfold.configureexchangerates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.exchange.ReferenceRates;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.ExchangeRateStore;
import io.billfold.testkit.MemoryStores;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class ExchangeRatesCallTest {
    /** Midnight has passed in Frankfurt, and not in UTC. */
    private static final Instant NOW = Instant.parse("2024-04-03T22:30:00Z");

    private static final String SAMPLE = sample();

    private final MemoryStores stores = new MemoryStores();
    private final ExchangeRateStore store = new ExchangeRateStore(stores.dynamo());
    private final ExchangeRatesCall calls =
            new ExchangeRatesCall(
                    stores.json(),
                    new ConfigureExchangeRates(store, stores.dynamo(), InstantSource.fixed(NOW)));

    @Test
    void aPageIsTaken() {
        Answer answer = put(SAMPLE);
        assertThat(answer.status()).isEqualTo(200);
        assertCounts(answer, 4, 0, 0);
        assertThat(days(YearMonth.of(2024, 3))).hasSize(1);
        assertThat(days(YearMonth.of(2024, 4))).hasSize(2);
    }

    @Test
    void theSamePageAgainWritesNothing() {
        put(SAMPLE);
        assertCounts(put(SAMPLE), 0, 4, 0);
        assertThat(version(YearMonth.of(2024, 4))).isEqualTo(1);
        stores.beforeNextTransaction(
                () -> {
                    throw new AssertionError("nothing is to be written");
                });
        assertCounts(put(SAMPLE), 0, 4, 0);
    }

    @Test
    void onlyMonthsThatDifferAreWritten() {
        put(SAMPLE);
        assertCounts(put(SAMPLE.replace("CHF", "GBP")), 1, 3, 0);
        assertThat(version(YearMonth.of(2024, 3))).isEqualTo(1);
        assertThat(version(YearMonth.of(2024, 4))).isEqualTo(2);
    }

    @Test
    void aKnownRateIsReplacedOnRequestAlone() {
        put(SAMPLE);
        String other = SAMPLE.replace("1.0749", "1.0750").replace("CHF", "GBP");
        Answer refused = put(other);
        assertThat(refused.status()).isEqualTo(422);
        JsonNode errors = json(refused).get("errors");
        assertThat(errors.size()).isEqualTo(1);
        assertThat(errors.get(0).get("field").getStringValue()).isEqualTo("rates[1]");
        assertThat(errors.get(0).get("reason").getStringValue())
                .startsWith("USD of 2024-04-02 is 1.075, known as 1.0749");
        assertThat(version(YearMonth.of(2024, 4))).isEqualTo(1);

        assertCounts(put(other.replace("\"rates\"", "\"replace\": true, \"rates\"")), 1, 2, 1);
        assertThat(json(get(Map.of("from", "USD", "date", "2024-04-02"))).get("fromPerEuro"))
                .isEqualTo(JsonNode.createStringNode("1.075"));
    }

    @Test
    void todayIsThatOfThePublishers() {
        assertThat(put(SAMPLE.replace("2024-04-03", "2024-04-04")).status()).isEqualTo(200);
        assertThat(put(SAMPLE.replace("2024-04-03", "2024-04-05")).status()).isEqualTo(422);
    }

    @Test
    void whatIsNoPageIsRefused() {
        assertThat(put("{}").status()).isEqualTo(422);
        assertThat(put("no").status()).isEqualTo(422);
        assertThat(stores.isEmpty()).isTrue();
    }

    @Test
    void sometimesSomebodyElseIsFaster() {
        stores.beforeNextTransaction(() -> put(SAMPLE.replace("CHF", "GBP")));
        assertThat(put(SAMPLE).status()).isEqualTo(409);
        assertCounts(put(SAMPLE), 1, 3, 0);
    }

    @Test
    void theRateThatCountsIsShownWithItsReason() {
        put(SAMPLE);
        JsonNode found =
                json(
                        get(
                                Map.of(
                                        "from",
                                        "USD",
                                        "to",
                                        "CHF",
                                        "date",
                                        "2024-04-04",
                                        "rule",
                                        "previous-day")));
        assertThat(stores.json().write(found))
                .startsWith(
                        "{\"from\":\"USD\",\"to\":\"CHF\",\"date\":\"2024-04-04\","
                                + "\"rule\":\"previous-day\",\"rate\":\"0.9080960772\","
                                + "\"fromPerEuro\":\"1.0783\",\"toPerEuro\":\"0.9792\","
                                + "\"source\":\"ECB\",\"publishedOn\":\"2024-04-03\","
                                + "\"words\":\"1 EUR = 1.0783 USD, 1 EUR = 0.9792 CHF"
                                + " (ECB, 2024-04-03)\",\"law\":\"PL: ");
    }

    @Test
    void theLastDayOfAQuarterIsAnsweredByTheNextMonth() {
        put(SAMPLE);
        JsonNode found =
                json(get(Map.of("from", "USD", "date", "2024-03-31", "rule", "last-of-period")));
        assertThat(found.get("publishedOn").getStringValue()).isEqualTo("2024-04-02");
    }

    @Test
    void aRateThatIsNotThereIsRefusedByItsField() {
        put(SAMPLE);
        assertField(Map.of("from", "USD", "date", "2024-04-20"), "date");
        assertField(Map.of("from", "GEL", "date", "2024-04-02"), "from");
        assertField(Map.of("from", "USD", "to", "GEL", "date", "2024-04-02"), "to");
        assertField(Map.of("from", "USD"), "date");
        assertField(Map.of("from", "usd", "date", "2024-04-02"), "from");
        assertField(Map.of("from", "USD", "date", "2024-04-02", "rule", "best"), "rule");
        assertField(Map.of("from", "USD", "date", "2024-04-02", "source", "FED"), "source");
        assertField(Map.of("from", "USD", "date", "2024-04-02", "source", "BMF"), "rule");
        assertField(Map.of("from", "USD", "date", "2024-04-02", "day", "1"), "day");
    }

    @Test
    void aQuestionReadsTwoMonths() {
        put(SAMPLE);
        ExchangeQuestion question =
                new ExchangeQuestion(
                        CurrencyUnit.USD,
                        CurrencyUnit.EUR,
                        LocalDate.of(2024, 3, 31),
                        ExchangeRule.LAST_OF_PERIOD);
        assertThat(store.of(RateSource.ECB, question).days()).hasSize(3);
        assertThat(store.of(RateSource.BMF, question).days()).isEmpty();
    }

    @Test
    void aFormOfALaterReleaseIsRefused() {
        put(SAMPLE);
        Map<String, AttributeValue> later = new HashMap<>(stores.items("ACCOUNTS").getFirst());
        String doc = Objects.requireNonNull(later.get("doc")).s();
        assertThat(doc).isEqualTo("{\"version\":1,\"days\":{\"2024-03-28\":{\"USD\":\"1.0811\"}}}");
        later.put("doc", AttributeValue.fromS(doc.replace("\"version\":1", "\"version\":2")));
        stores.put("ACCOUNTS", later);
        assertThatThrownBy(() -> days(YearMonth.of(2024, 3)))
                .hasMessage("stored rates has version 2, this release reads 1");
    }

    private void assertField(Map<String, String> query, String field) {
        Answer answer = get(query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(json(answer).get("errors").get(0).get("field").getStringValue())
                .isEqualTo(field);
    }

    private void assertCounts(Answer answer, int added, int known, int replaced) {
        assertThat(List.of("added", "known", "replaced"))
                .extracting(name -> json(answer).get(name).getIntValue())
                .containsExactly(added, known, replaced);
    }

    private List<LocalDate> days(YearMonth month) {
        ReferenceRates rates = store.find(RateSource.ECB, month).value();
        return List.copyOf(rates.days().keySet());
    }

    private long version(YearMonth month) {
        return store.find(RateSource.ECB, month).version();
    }

    private Answer put(String body) {
        return calls.answer(call("PUT", body, Map.of()));
    }

    private Answer get(Map<String, String> query) {
        return calls.answer(call("GET", "", query));
    }

    private JsonNode json(Answer answer) {
        return stores.json().toTree(Objects.requireNonNull(answer.body()));
    }

    private static Call call(String method, String body, Map<String, String> query) {
        return new Call(
                method,
                method + " /exchange-rates",
                "/exchange-rates",
                Map.of(),
                query,
                Map.of(),
                body.getBytes(UTF_8),
                Map.of(),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }

    private static String sample() {
        String path = "/io/billfold/events/samples/exchange-rates.v1.json";
        try (InputStream in = ExchangeRatesCallTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
