package io.billfold.document.books;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a French seller sold in January 2026: two invoices, a credit note and a payment. */
final class Sold {
    static final Seller SELLER =
            new Seller(
                    new SellerId("exemple-fr"),
                    "Exemple SAS",
                    null,
                    "facturation@exemple.example",
                    new Address("1 rue de la Paix", "Bâtiment B", "Paris", "75002", null, "FR"),
                    ZoneOffset.UTC,
                    "EX",
                    List.of(
                            new TaxRegistration(
                                    "FR", TaxRegistration.Scheme.DOMESTIC, "FR40303265045")),
                    null);

    static final Account ACME = account("acme", "Acme\tSARL", "FR83404833048");

    /** Its name and id are longer than SAF-T allows, and the name looks like a formula. */
    static final Account LONG =
            account("a-customer-whose-id-is-longer-than-35-characters", "=" + "B".repeat(99), null);

    static final Invoice FIRST = invoice(1, Draft.Kind.INVOICE, ACME, "2026-01-05", "1000.00");
    static final Invoice NOTE = invoice(2, Draft.Kind.CREDIT_NOTE, ACME, "2026-01-10", "100.00");
    static final Invoice SECOND = invoice(3, Draft.Kind.INVOICE, LONG, "2026-01-31", "0.05");

    /** Acme pays what it owes: 1,200.00 less 120.00. */
    static final LedgerEntry PAYMENT =
            new LedgerEntry(
                    "payment:p-1",
                    LocalDate.of(2026, 1, 20),
                    SELLER.id(),
                    ACME.id(),
                    "p-1",
                    "Payment p-1 for invoice EX-2026-000001",
                    List.of(
                            Posting.debit(LedgerAccount.BANK, Money.parse("EUR 1080.00")),
                            Posting.credit(LedgerAccount.RECEIVABLE, Money.parse("EUR 1080.00"))));

    /** In dollars, which are in books of their own. */
    static final LedgerEntry DOLLARS =
            new LedgerEntry(
                    "payment:p-2",
                    LocalDate.of(2026, 1, 21),
                    SELLER.id(),
                    ACME.id(),
                    "p-2",
                    "Payment p-2",
                    List.of(
                            Posting.debit(LedgerAccount.BANK, Money.parse("USD 7.00")),
                            Posting.credit(LedgerAccount.UNAPPLIED_CASH, Money.parse("USD 7.00"))));

    static final List<Invoice> INVOICES = List.of(FIRST, NOTE, SECOND);

    static final List<LedgerEntry> ENTRIES =
            List.of(
                    Bookings.invoiceIssued(FIRST).orElseThrow(),
                    Bookings.creditNoteIssued(NOTE, NOTE.total()).orElseThrow(),
                    PAYMENT,
                    DOLLARS,
                    Bookings.invoiceIssued(SECOND).orElseThrow());

    private static final Map<AccountId, Account> CUSTOMERS =
            Map.of(ACME.id(), ACME, LONG.id(), LONG);

    private Sold() {}

    static Optional<Account> customer(AccountId id) {
        return Optional.ofNullable(CUSTOMERS.get(id));
    }

    static Tally tally(CurrencyUnit currency) {
        Tally tally = new Tally(currency);
        ENTRIES.forEach(tally::add);
        return tally;
    }

    private static Account account(String id, String name, @Nullable String taxId) {
        return new Account(
                new AccountId(id),
                name,
                PartyKind.BUSINESS,
                "ap@customers.example",
                taxId,
                new Address("Rue 2", null, "Lyon", "69001", null, "FR"),
                "fr",
                ZoneOffset.UTC);
    }

    /** A line that is given, one that is taken off, and 20 percent of tax. */
    private static Invoice invoice(
            int sequence, Draft.Kind kind, Account account, String day, String net) {
        LocalDate issuedOn = LocalDate.parse(day);
        Money amount = Money.of(CurrencyUnit.EUR, new BigDecimal(net));
        Period period = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
        SubscriptionId subscription = new SubscriptionId("o-" + sequence);
        List<InvoiceLine> lines =
                List.of(line(period, "PRO", amount.plus(1)), line(period, "REMISE", minusOne()));
        Money tax = amount.multipliedBy(20).dividedBy(100, RoundingMode.HALF_UP);
        TaxBreakdown taxes = TaxBreakdown.of(treatment(), amount, List.of(tax), List.of(1, 2));
        Draft content =
                new Draft(
                        DraftId.of(subscription, period.from(), 1),
                        kind,
                        null,
                        subscription,
                        SELLER,
                        account,
                        CurrencyUnit.EUR,
                        period.from(),
                        period,
                        14,
                        null,
                        lines,
                        List.of(taxes),
                        null);
        return new Invoice(
                new InvoiceNumber("EX", 2026, sequence),
                issuedOn,
                issuedOn.plusDays(14),
                1,
                content);
    }

    private static Money minusOne() {
        return Money.parse("EUR -1.00");
    }

    private static InvoiceLine line(Period period, String sku, Money net) {
        boolean isBack = net.isNegative();
        return InvoiceLine.of(
                sku,
                "Ligne " + sku,
                period,
                isBack ? BigDecimal.ONE.negate() : BigDecimal.ONE,
                new UnitPrice(CurrencyUnit.EUR, net.abs().getAmount()));
    }

    private static TaxTreatment treatment() {
        return new TaxTreatment(
                TaxCategory.STANDARD,
                "VAT",
                "FR",
                List.of(
                        new TaxComponent(
                                "VAT", "FR", BigDecimal.valueOf(20), TaxablePortion.ALL, null)),
                null,
                null,
                "FR40303265045",
                TaxRegistration.Scheme.DOMESTIC,
                RoundingPolicy.EN_16931,
                List.of(new TaxAnswer(TaxAnswer.Question.RATE, "a sample", "", Confidence.HIGH)));
    }
}
