package io.billfold.issueinvoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.RevenuePolicy;
import io.billfold.billing.account.Seller;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.period.Period;
import io.billfold.billing.revenue.Deferral;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Invoices of 17 January 2026 over 19.90 net and 3.78 of tax, by products and periods. */
class DeferringTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    private final MemoryStores stores = new MemoryStores();
    private final Books books =
            new Books(
                    stores.ledger(),
                    stores.receivables(),
                    stores.accountCredits(),
                    stores.deferrals(),
                    stores.invoices());

    /**
     * By hand: 15 of 31 days are in January, 9.629; 31 of 59 days from January on, 10.456. A price
     * of the order's own and metered charges are revenue at once.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "over_time | pro@2   | by_product | 2026-01-17 | 2026-02-17 | {2026-02=EUR 10.27}",
                "over_time | pro@2   | by_product | 2026-01-01 | 2026-03-01 | {2026-02=EUR 9.44}",
                "over_time | pro@2   | by_product | 2026-01-01 | 2026-02-01 | ",
                "over_time | pro@2   | by_product | 2025-12-17 | 2026-01-17 | ",
                "over_time | pro@2   | at_issue   | 2026-01-17 | 2026-02-17 | ",
                "over_time | own.1@1 | by_product | 2026-01-17 | 2026-02-17 | ",
                "over_time | own.1@1 | by_period  | 2026-01-17 | 2026-02-17 | {2026-02=EUR 10.27}",
                "at_once   | pro@2   | by_product | 2026-01-17 | 2026-02-17 | ",
                "at_once   | pro@2   | by_product | 2026-03-17 | 2026-04-17 | {2026-03=EUR 19.90}",
                "as_used   | pro@2   | by_product | 2026-01-17 | 2026-02-17 | ",
                "over_time | pro@2   | by_product | 2026-01-17 | 2036-01-18 | "
            })
    void whatIsDeferredFollowsTheProductAndThePeriod(
            String treatment,
            String price,
            String policy,
            LocalDate from,
            LocalDate to,
            @Nullable String parts) {
        Line line =
                new Line(
                        RevenueTreatment.valueOf(treatment.toUpperCase(Locale.ROOT)),
                        price,
                        RevenuePolicy.valueOf(policy.toUpperCase(Locale.ROOT)),
                        new Period(from, to));
        Invoice invoice = invoice(Draft.Kind.INVOICE, 1, null, line);
        write(commit -> books.addInvoice(commit, invoice));

        assertThat(
                        stores.deferrals()
                                .find(invoice.number())
                                .map(it -> it.value().parts().toString())
                                .orElse(null))
                .isEqualTo(parts);
        Money deferred = net(LedgerAccount.DEFERRED_REVENUE).negated();
        assertThat(deferred)
                .isEqualTo(Deferral.of(invoice).map(Deferral::total).orElse(eur("0.00")));
        assertThat(net(LedgerAccount.REVENUE)).isEqualTo(deferred.minus(eur("19.90")));
        assertThat(net(LedgerAccount.TAX_PAYABLE)).isEqualTo(eur("-3.78"));
    }

    /** Of 19.90 over two months 9.44 are deferred: a credit note takes those before revenue. */
    @Test
    void aCreditNoteTakesBackWhatIsNotRevenueYetFirst() {
        Line line = yearly("2026-01-01", "2026-03-01");
        write(commit -> books.addInvoice(commit, invoice(Draft.Kind.INVOICE, 1, null, line)));
        Invoice note = invoice(Draft.Kind.CREDIT_NOTE, 2, number(1), line);
        write(commit -> books.addCreditNote(commit, note, NOW));

        assertThat(net(LedgerAccount.DEFERRED_REVENUE)).isEqualTo(eur("0.00"));
        assertThat(net(LedgerAccount.REVENUE)).isEqualTo(eur("0.00"));
        assertThat(stores.deferrals().find(number(1)).map(Versioned::value).map(Deferral::parts))
                .hasValueSatisfying(it -> assertThat(it).isEmpty());
        assertThat(stores.deferrals().find(number(2))).isEmpty();
    }

    /** A bill that gives back more than it charges takes back what its own periods say. */
    @Test
    void aCreditNoteOfItsOwnDefersWhatItGivesBack() {
        Line line = yearly("2026-01-01", "2026-03-01");
        Invoice note = invoice(Draft.Kind.CREDIT_NOTE, 2, null, line);
        write(commit -> books.addCreditNote(commit, note, NOW));

        assertThat(net(LedgerAccount.DEFERRED_REVENUE)).isEqualTo(eur("9.44"));
        assertThat(net(LedgerAccount.REVENUE)).isEqualTo(eur("10.46"));
        assertThat(stores.deferrals().find(number(2)).map(it -> it.value().parts().toString()))
                .hasValue("{2026-02=EUR -9.44}");
    }

    /** What a line is. */
    private record Line(
            RevenueTreatment treatment, String price, RevenuePolicy policy, Period period) {}

    private static Line yearly(String from, String to) {
        return new Line(
                RevenueTreatment.OVER_TIME,
                "pro@2",
                RevenuePolicy.BY_PRODUCT,
                new Period(LocalDate.parse(from), LocalDate.parse(to)));
    }

    private static Invoice invoice(
            Draft.Kind kind, int sequence, @Nullable InvoiceNumber corrects, Line what) {
        Invoice sample = Samples.invoice();
        Draft of = sample.content();
        InvoiceLine line = of.lines().getFirst();
        LineOrigin origin =
                new LineOrigin(
                        new SubscriptionId("o-1"),
                        "pro",
                        "seat",
                        what.price(),
                        "standard",
                        what.treatment(),
                        null,
                        false,
                        null);
        InvoiceLine sold =
                new InvoiceLine(
                        line.sku(),
                        line.description(),
                        what.period(),
                        line.quantity(),
                        line.unitPrice(),
                        line.adjustments(),
                        line.net(),
                        null,
                        null,
                        origin);
        Draft draft =
                new Draft(
                        of.id(),
                        kind,
                        corrects == null ? null : new Preceding(corrects, sample.issuedOn()),
                        of.subscription(),
                        seller(what.policy()),
                        of.account(),
                        of.currency(),
                        of.billedOn(),
                        of.period(),
                        0,
                        null,
                        List.of(sold),
                        of.taxes(),
                        null);
        return new Invoice(number(sequence), sample.issuedOn(), sample.issuedOn(), 1, draft);
    }

    private static Seller seller(RevenuePolicy policy) {
        Seller of = Samples.seller();
        return new Seller(
                of.id(),
                of.name(),
                of.email(),
                of.address(),
                of.zone(),
                of.series(),
                of.registrations(),
                of.bank(),
                of.isCashRounded(),
                of.profile(),
                of.branding(),
                of.lostDisputes(),
                policy);
    }

    private static InvoiceNumber number(int sequence) {
        return new InvoiceNumber("MU", 2026, sequence);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private void write(Consumer<Commit> parts) {
        Commit commit = stores.dynamo().begin();
        parts.accept(commit);
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);
    }

    private Money net(LedgerAccount account) {
        return stores.ledger()
                .balances(Samples.invoice().content().account().id())
                .getFirst()
                .net(account);
    }
}
