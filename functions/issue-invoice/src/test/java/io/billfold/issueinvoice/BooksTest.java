package io.billfold.issueinvoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Invoices and credit notes over 23.68 EUR, of which 3.78 are tax. */
class BooksTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    private final MemoryStores stores = new MemoryStores();
    private final Books books =
            new Books(
                    stores.ledger(),
                    stores.receivables(),
                    stores.accountCredits(),
                    stores.deferrals(),
                    stores.invoices());

    @Test
    void aCreditNoteComesOffWhatIsOwed() {
        write(commit -> books.addInvoice(commit, Samples.invoice()));

        write(commit -> books.addCreditNote(commit, note(2, Samples.NUMBER), NOW));

        assertThat(receivable(Samples.NUMBER).open()).isEqualTo(eur("0.00"));
        assertThat(receivable(Samples.NUMBER).status()).isEqualTo(Receivable.Status.CREDITED);
        assertThat(stores.receivables().find(number(2))).isEmpty();
        assertThat(net(LedgerAccount.REVENUE)).isEqualTo(eur("0.00"));
        assertThat(net(LedgerAccount.TAX_PAYABLE)).isEqualTo(eur("0.00"));
        assertThat(net(LedgerAccount.RECEIVABLE)).isEqualTo(eur("0.00"));
        assertThat(credit()).isEqualTo(eur("0.00"));
        assertThat(events()).containsExactly("InvoiceCredited");
    }

    @Test
    void whatWasPaidBecomesAccountCredit() {
        write(commit -> books.addInvoice(commit, Samples.invoice()));
        Versioned<Receivable> read = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Receivable paid = read.value().withApplied(eur("20.00"));
        write(commit -> stores.receivables().replace(commit, paid, read.version()));

        write(commit -> books.addCreditNote(commit, note(2, Samples.NUMBER), NOW));

        assertThat(receivable(Samples.NUMBER).credited()).isEqualTo(eur("3.68"));
        assertThat(receivable(Samples.NUMBER).status()).isEqualTo(Receivable.Status.PAID);
        assertThat(credit()).isEqualTo(eur("20.00"));
        assertThat(net(LedgerAccount.CUSTOMER_CREDIT)).isEqualTo(eur("-20.00"));
        assertThat(events()).containsExactly("InvoiceCredited", "CreditAdded");
    }

    /**
     * 2 % of 23.68 is 0.47, of which 19.90 / 23.68 is 0.39 of price and 0.08 of tax: who paid 23.21
     * gets no more back.
     */
    @Test
    void aDiscountForPayingEarlyIsNotGivenBackAsMoney() {
        write(commit -> stores.invoices().add(commit, Samples.invoice()));
        write(commit -> books.addInvoice(commit, Samples.invoice()));
        Versioned<Receivable> read = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Receivable paid = read.value().withApplied(eur("23.68")).withDiscount(eur("0.47"));
        write(commit -> stores.receivables().replace(commit, paid, read.version()));

        write(commit -> books.addCreditNote(commit, note(2, Samples.NUMBER), NOW));

        assertThat(credit()).isEqualTo(eur("23.21"));
        assertThat(net(LedgerAccount.CUSTOMER_CREDIT)).isEqualTo(eur("-23.21"));
        assertThat(net(LedgerAccount.DISCOUNTS)).isEqualTo(eur("-0.39"));
        assertThat(net(LedgerAccount.TAX_PAYABLE)).isEqualTo(eur("-0.08"));
        assertThat(receivable(Samples.NUMBER).discount()).isNull();
    }

    @Test
    void aCreditNoteForNoInvoiceIsAllAccountCredit() {
        write(commit -> books.addCreditNote(commit, note(2, null), NOW));

        assertThat(credit()).isEqualTo(eur("23.68"));
        assertThat(net(LedgerAccount.REVENUE)).isEqualTo(eur("19.90"));
        assertThat(events()).containsExactly("CreditAdded");
    }

    @Test
    void theNextInvoiceUsesTheCreditAndIsPaid() {
        write(commit -> books.addCreditNote(commit, note(2, null), NOW));
        write(commit -> books.addCreditNote(commit, note(3, null), NOW));

        write(
                commit ->
                        books.addInvoice(
                                commit,
                                Samples.invoice(),
                                books.credit(Samples.invoice().content()),
                                NOW));

        assertThat(receivable(Samples.NUMBER).status()).isEqualTo(Receivable.Status.PAID);
        assertThat(credit()).isEqualTo(eur("23.68"));
        assertThat(net(LedgerAccount.RECEIVABLE)).isEqualTo(eur("0.00"));
        assertThat(net(LedgerAccount.CUSTOMER_CREDIT)).isEqualTo(eur("-23.68"));
        assertThat(events()).contains("CreditApplied");
    }

    @Test
    void creditIsUsedOnce() {
        write(commit -> books.addCreditNote(commit, note(2, null), NOW));
        var read = books.credit(Samples.invoice().content());
        write(commit -> books.addInvoice(commit, Samples.invoice(), read, NOW));
        Commit again = stores.dynamo().begin();
        books.addInvoice(again, invoice(9, Draft.Kind.INVOICE, null), read, NOW);

        assertThat(stores.dynamo().commit(again)).isEqualTo(Committed.REFUSED);
        assertThat(credit()).isEqualTo(eur("0.00"));
    }

    @Test
    void anAgentEarnsByAnInvoiceAndGivesBackByItsCreditNote() {
        write(commit -> books.addCommission(commit, sold(2, Draft.Kind.INVOICE), NOW));
        assertThat(earned()).isEqualTo(eur("-2.49"));

        write(commit -> books.addCommission(commit, sold(3, Draft.Kind.CREDIT_NOTE), NOW));

        assertThat(earned()).isEqualTo(eur("0.00"));
        assertThat(events()).containsExactly("CommissionEarned", "CommissionEarned");
        assertThat(stores.events("COLLECTIONS"))
                .extracting(Map.Entry::getValue)
                .anyMatch(detail -> detail.contains("\"amount\":\"2.49\""))
                .anyMatch(detail -> detail.contains("\"amount\":\"-2.49\""));
    }

    @Test
    void anInvoiceWithoutAgentEarnsNobodyAnything() {
        Commit commit = stores.dynamo().begin();
        books.addCommission(commit, Samples.invoice(), NOW);

        assertThat(commit.size()).isZero();
    }

    private Money earned() {
        return stores.ledger()
                .balances(new AccountId("agent-7"))
                .getFirst()
                .net(LedgerAccount.COMMISSIONS_PAYABLE);
    }

    /** 12.5 % of 19.90 are 2.4875. */
    private static Invoice sold(int sequence, Draft.Kind kind) {
        Invoice plain = invoice(sequence, kind, null);
        Draft of = plain.content();
        return new Invoice(
                plain.number(),
                plain.issuedOn(),
                plain.dueOn(),
                1,
                new Draft(
                        of.id(),
                        kind,
                        null,
                        of.subscription(),
                        of.seller(),
                        of.account(),
                        of.currency(),
                        of.billedOn(),
                        of.period(),
                        0,
                        null,
                        of.lines(),
                        of.taxes(),
                        Commission.of(new AccountId("agent-7"), new BigDecimal("12.5"), of.net())));
    }

    private void write(Consumer<Commit> parts) {
        Commit commit = stores.dynamo().begin();
        parts.accept(commit);
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);
    }

    private static Invoice note(int sequence, @Nullable InvoiceNumber corrects) {
        return invoice(sequence, Draft.Kind.CREDIT_NOTE, corrects);
    }

    private static Invoice invoice(
            int sequence, Draft.Kind kind, @Nullable InvoiceNumber corrects) {
        Invoice sample = Samples.invoice();
        Draft of = sample.content();
        Draft draft =
                new Draft(
                        of.id(),
                        kind,
                        corrects == null ? null : new Preceding(corrects, sample.issuedOn()),
                        of.subscription(),
                        of.seller(),
                        of.account(),
                        of.currency(),
                        of.billedOn(),
                        of.period(),
                        0,
                        null,
                        of.lines(),
                        of.taxes(),
                        null);
        return new Invoice(number(sequence), sample.issuedOn(), sample.issuedOn(), 1, draft);
    }

    private static InvoiceNumber number(int sequence) {
        return new InvoiceNumber("MU", 2026, sequence);
    }

    private Receivable receivable(InvoiceNumber number) {
        return stores.receivables().find(number).map(Versioned::value).orElseThrow();
    }

    private Money credit() {
        return books.credit(Samples.invoice().content()).value().balance();
    }

    private Money net(LedgerAccount account) {
        return stores.ledger()
                .balances(Samples.invoice().content().account().id())
                .getFirst()
                .net(account);
    }

    private List<String> events() {
        return Stream.of("COLLECTIONS", "LEDGER")
                .flatMap(table -> stores.events(table).stream())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
