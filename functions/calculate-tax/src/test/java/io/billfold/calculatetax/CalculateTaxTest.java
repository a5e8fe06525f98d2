package io.billfold.calculatetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxRules;
import io.billfold.events.InvoiceDrafted;
import io.billfold.events.InvoiceIssued;
import io.billfold.store.DraftRecord;
import io.billfold.store.ExchangeRateStore;
import io.billfold.store.SellerSalesStore;
import io.billfold.store.TaxIdCheckStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Shell;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class CalculateTaxTest {
    private static final Instant NOW = Instant.parse("2026-02-01T03:00:00Z");

    private final MemoryStores stores = new MemoryStores();
    private final Answers engine = new Answers();
    private final TaxEngine rules = new BuiltInEngine(TaxRules.bundled());

    @Test
    void theBuiltInEngineTaxesByTheRulesAndNeedsNoTelling() {
        CalculateTax useCase = useCase(rules, new Fallback(null));
        Draft draft = kept(Sales.abroad("DE", "100.00"));

        useCase.calculate(drafted(draft), 1);

        DraftRecord taxed = read(draft);
        assertThat(taxed.state()).isEqualTo(DraftRecord.State.TAXED);
        assertThat(taxed.draft().taxes())
                .extracting(it -> it.tax().toString())
                .containsExactly("EUR 19.00");
        assertThat(rules.commit(Sales.issued(taxed.draft()))).isEqualTo(new Commitment.Done());
    }

    @Test
    void aTaxedDraftIsNotAskedAboutAgain() {
        Draft draft = kept(Sales.abroad("DE", "100.00"));
        useCase(rules, new Fallback(null)).calculate(drafted(draft), 1);

        useCase(engine, new Fallback(null)).calculate(drafted(draft), 2);

        assertThat(engine.askedTimes).isZero();
        assertThat(stores.events("INVOICES"))
                .extracting(Map.Entry::getKey)
                .containsExactly("TaxCalculated");
    }

    @Test
    void whatTheEngineRefusesIsHeldAtOnce() {
        engine.quotes.add(new Quote.Refused(List.of(new Problem("account.address", "no such"))));
        Draft draft = kept(Sales.toTexas("100.00"));

        useCase(engine, new Fallback(rules)).calculate(drafted(draft), 1);

        assertThat(read(draft).state()).isEqualTo(DraftRecord.State.HELD);
        assertThat(read(draft).problems())
                .extracting(Problem::field)
                .containsExactly("account.address");
    }

    @Test
    void anEngineThatDoesNotAnswerIsAskedAgainByTheQueue() {
        Draft draft = kept(Sales.toTexas("100.00"));
        CalculateTax useCase = useCase(engine, new Fallback(rules));

        for (int delivery = 1; delivery < Taxing.DELIVERIES_MAX; delivery++) {
            int nth = delivery;
            engine.quotes.add(new Quote.Unavailable("no answer within 8 s"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> useCase.calculate(drafted(draft), nth))
                    .withMessageContaining("no answer within 8 s");
        }

        assertThat(read(draft).state()).isEqualTo(DraftRecord.State.DRAFTED);
        assertThat(engine.askedTimes).isEqualTo(Taxing.DELIVERIES_MAX - 1);
    }

    @Test
    void inTheEndTheDraftIsHeldForTheEngine() {
        engine.quotes.add(new Quote.Unavailable("no answer within 8 s"));
        Draft draft = kept(Sales.toTexas("100.00"));

        useCase(engine, new Fallback(null)).calculate(drafted(draft), Taxing.DELIVERIES_MAX);

        assertThat(read(draft).state()).isEqualTo(DraftRecord.State.HELD);
        assertThat(read(draft).isHeldForPurchaseOrder()).isFalse();
        assertThat(read(draft).problems())
                .containsExactly(
                        new Problem(
                                "taxEngine",
                                "external engine did not answer: no answer within 8 s; release the"
                                        + " draft to ask it again"));
        assertThat(stores.events("INVOICES"))
                .extracting(Map.Entry::getKey)
                .containsExactly("DraftHeld");
    }

    @Test
    void orTheRulesAnswerAndTheChainSaysSo() {
        engine.quotes.add(new Quote.Unavailable("no answer within 8 s"));
        Draft draft = kept(Sales.abroad("DE", "100.00"));

        useCase(engine, new Fallback(rules)).calculate(drafted(draft), Taxing.DELIVERIES_MAX);

        TaxBreakdown tax = read(draft).draft().taxes().getFirst();
        assertThat(tax.tax()).hasToString("EUR 19.00");
        assertThat(tax.treatment().confidence()).isEqualTo(Confidence.LOW);
        assertThat(tax.treatment().because())
                .first()
                .extracting(TaxAnswer::text)
                .isEqualTo(
                        "external engine did not answer: built-in rules used (no answer within 8"
                                + " s)");
    }

    @Test
    void whatTheRulesRefuseInItsPlaceIsHeld() {
        engine.quotes.add(new Quote.Unavailable("no answer"));
        Draft draft = kept(Sales.toState("ZZ", "100.00"));

        useCase(engine, new Fallback(rules)).calculate(drafted(draft), Taxing.DELIVERIES_MAX);

        assertThat(read(draft).state()).isEqualTo(DraftRecord.State.HELD);
        assertThat(read(draft).problems())
                .extracting(Problem::field)
                .containsExactly("account.address.region");
    }

    @Test
    void tellsTheEngineOfWhatWasIssued() {
        Invoice invoice = issued();
        CommitTax useCase = new CommitTax(stores.invoices(), engine);

        engine.commitments.add(new Commitment.Done());
        useCase.commit(event(invoice));
        engine.commitments.add(new Commitment.AlreadyThere());
        useCase.commit(event(invoice));

        assertThat(engine.told)
                .extracting(Invoice::number)
                .containsExactly(invoice.number(), invoice.number());
    }

    @Test
    void whatTheEngineDoesNotTakeGoesBackToTheQueue() {
        Invoice invoice = issued();
        CommitTax useCase = new CommitTax(stores.invoices(), engine);

        engine.commitments.add(new Commitment.Unavailable("HTTP status 500"));
        assertThatIllegalStateException()
                .isThrownBy(() -> useCase.commit(event(invoice)))
                .withMessageContaining("US-2026-000001")
                .withMessageContaining("HTTP status 500");
        engine.commitments.add(new Commitment.Refused(List.of(new Problem("taxEngine", "why"))));
        assertThatIllegalStateException()
                .isThrownBy(() -> useCase.commit(event(invoice)))
                .withMessageContaining("why");
    }

    @Test
    void anInvoiceThatIsNotKnownGoesBackToTheQueue() {
        Invoice invoice = Sales.issued(taxed());

        assertThatIllegalStateException()
                .isThrownBy(() -> new CommitTax(stores.invoices(), engine).commit(event(invoice)))
                .withMessageContaining("is not known");
    }

    private CalculateTax useCase(TaxEngine asked, Fallback fallback) {
        TaxSources sources =
                new TaxSources(
                        new TaxIdCheckStore(stores.dynamo()),
                        new SellerSalesStore(stores.dynamo()),
                        new ExchangeRateStore(stores.dynamo()));
        return new CalculateTax(
                stores.drafts(),
                new Taxing(asked, fallback, sources, new TaxSettling(sources), Shell.metrics()),
                stores.dynamo(),
                InstantSource.fixed(NOW),
                Shell.metrics());
    }

    private Draft kept(Draft draft) {
        stores.dynamo().commit(stores.drafts().add(stores.dynamo().begin(), draft));
        return draft;
    }

    private DraftRecord read(Draft draft) {
        return stores.drafts().find(draft.id()).orElseThrow();
    }

    private Draft taxed() {
        return ((Quote.Taxed) rules.quote(Sales.abroad("DE", "100.00"), SellerSales.NONE)).draft();
    }

    private Invoice issued() {
        Invoice invoice = Sales.issued(taxed());
        stores.dynamo().commit(stores.invoices().add(stores.dynamo().begin(), invoice));
        return invoice;
    }

    private static InvoiceDrafted drafted(Draft draft) {
        return InvoiceDrafted.of(NOW, draft);
    }

    static InvoiceIssued event(Invoice invoice) {
        return InvoiceIssued.of(
                NOW,
                invoice.number().toString(),
                "invoice",
                null,
                invoice.content().id().value(),
                invoice.content().seller().id().value(),
                invoice.content().account().id().value(),
                invoice.content().currency().getCode(),
                invoice.net().getAmount().toPlainString(),
                invoice.tax().getAmount().toPlainString(),
                invoice.total().getAmount().toPlainString(),
                invoice.issuedOn(),
                invoice.dueOn());
    }

    /** Says what it was told to say, in this order. */
    private static final class Answers implements TaxEngine {
        private final Deque<Quote> quotes = new ArrayDeque<>();
        private final Deque<Commitment> commitments = new ArrayDeque<>();
        private final List<Invoice> told = new ArrayList<>();
        private int askedTimes;

        @Override
        public Quote quote(Draft draft, SellerSales sales) {
            askedTimes++;
            return quotes.remove();
        }

        @Override
        public Commitment commit(Invoice invoice) {
            told.add(invoice);
            return commitments.remove();
        }
    }
}
