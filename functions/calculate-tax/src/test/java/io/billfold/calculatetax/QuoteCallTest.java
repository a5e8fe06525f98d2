package io.billfold.calculatetax;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxRules;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.ExchangeRateStore;
import io.billfold.store.SellerSalesStore;
import io.billfold.store.TaxIdCheckStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

class QuoteCallTest {
    private static final String DESCRIBED =
            """
            {"address":{"country":"DE"},"registrations":[{"country":"DE","scheme":"domestic",\
            "taxId":"DE136695976"}]}""";

    private final MemoryStores stores = new MemoryStores();
    private final Told engine = new Told();
    private final TaxRules rules = TaxRules.bundled();

    @BeforeEach
    void configure() {
        stores.dynamo()
                .commit(
                        stores.accounts()
                                .saveSeller(stores.dynamo().begin(), Samples.seller(), null));
    }

    @Test
    void aSellerThatIsDescribedIsAnsweredByTheRules() {
        Answer answer = ask(question(DESCRIBED, "100.00", ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer))
                .startsWith("{\"id\":\"q-1\",\"currency\":\"EUR\",\"net\":\"100.00\"")
                .contains("\"tax\":\"19.00\",\"total\":\"119.00\"", "\"because\":[{\"question\"");
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void aConfiguredSellerIsAnsweredByItsEngine() {
        engine.answer = new Quote.Taxed(taxed());

        Answer answer = ask(question("\"muster-de\"", "100.00", ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).contains("\"id\":\"q-1\"", "\"tax\":\"19.00\"");
        assertThat(engine.asked)
                .singleElement()
                .satisfies(
                        draft -> {
                            assertThat(draft.seller()).isEqualTo(Samples.seller());
                            assertThat(draft.account().address().city()).isEqualTo("Bonn");
                            assertThat(draft.lines())
                                    .extracting(InvoiceLine::net)
                                    .hasToString("[EUR 100.00]");
                        });
    }

    @Test
    void salesThatTheQuestionStatesAreTheOnesThatCount() {
        engine.answer = new Quote.Taxed(taxed());

        ask(question("\"muster-de\"", "1.00", ",\"sales\":{\"EU\":{\"amount\":\"12000\"}}"));

        assertThat(engine.sales)
                .singleElement()
                .satisfies(
                        sales ->
                                assertThat(sales.into(SellerSales.EU_CONSUMERS).amount())
                                        .isEqualByComparingTo("12000"));
    }

    @Test
    void aSellerThatNobodyConfiguredIsNamed() {
        Answer answer = ask(question("\"nobody\"", "100.00", ""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains("\"seller\"", "no seller 'nobody' is configured");
    }

    @Test
    void whatIsWrongWithTheQuestionIsNamed() {
        Answer answer = ask(question(DESCRIBED, "100.001", ""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer))
                .contains("\"lines[0].amount\"", "has more than 2 decimals: 100.001");
        assertThat(ask("{").status()).isEqualTo(422);
    }

    /** An engine speaks of a draft's account, which a question calls its customer. */
    @Test
    void whatTheEngineRefusesIsNamedAsTheQuestionHasIt() {
        engine.answer =
                new Quote.Refused(
                        List.of(
                                new Problem("account.address.region", "must be a state"),
                                new Problem("seller.registrations", "none in TX")));

        Answer answer = ask(question("\"muster-de\"", "100.00", ""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer))
                .contains("\"customer.address.region\"", "\"seller.registrations\"")
                .doesNotContain("account.");
    }

    @Test
    void anEngineThatDoesNotAnswerIsToBeAskedAgain() {
        engine.answer = new Quote.Unavailable("no answer within 8 s");

        Answer answer = ask(question("\"muster-de\"", "100.00", ""));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer)).contains("ask again in a moment: no answer within 8 s");
    }

    @Test
    void nothingIsKeptOfAQuestion() {
        engine.answer = new Quote.Taxed(taxed());
        long before = items();

        ask(question("\"muster-de\"", "100.00", ""));
        ask(question(DESCRIBED, "100.00", ""));

        assertThat(items()).isEqualTo(before);
    }

    private long items() {
        return Stream.of("ACCOUNTS", "INVOICES", "SUBSCRIPTIONS", "LEDGER")
                .mapToLong(table -> stores.items(table).size())
                .sum();
    }

    /** What the rules say of 100.00 in Germany. */
    private Draft taxed() {
        return ((Quote.Taxed)
                        new BuiltInEngine(rules)
                                .quote(Sales.abroad("DE", "100.00"), SellerSales.NONE))
                .draft();
    }

    private static String question(String seller, String amount, String more) {
        return """
                {"id":"q-1","seller":%s,"customer":{"kind":"consumer","address":{"city":"Bonn",\
                "country":"DE"}},"currency":"EUR","date":"2026-02-01","lines":[{"product":"saas",\
                "amount":"%s"}]%s}"""
                .formatted(seller, amount, more);
    }

    private Answer ask(String question) {
        QuoteCall call =
                new QuoteCall(
                        stores.json(),
                        stores.accounts(),
                        engine,
                        rules,
                        new TaxSources(
                                new TaxIdCheckStore(stores.dynamo()),
                                new SellerSalesStore(stores.dynamo()),
                                new ExchangeRateStore(stores.dynamo())));
        return call.answer(
                new Call(
                        "POST",
                        "POST /tax/quotes",
                        "/tax/quotes",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        question.getBytes(UTF_8),
                        Map.of(),
                        Set.of("tax:read"),
                        "r-1",
                        "127.0.0.1"));
    }

    private String text(Answer answer) {
        return stores.json().write(Objects.requireNonNull(answer.body()));
    }

    /** Says what it was told to say, and remembers what it was asked. */
    private static final class Told implements TaxEngine {
        private final List<Draft> asked = new ArrayList<>();
        private final List<SellerSales> sales = new ArrayList<>();
        private Quote answer = new Quote.Unavailable("not told");

        @Override
        public Quote quote(Draft draft, SellerSales sold) {
            asked.add(draft);
            sales.add(sold);
            return answer;
        }

        @Override
        public Commitment commit(Invoice invoice) {
            throw new AssertionError("a quote is not told");
        }
    }
}
