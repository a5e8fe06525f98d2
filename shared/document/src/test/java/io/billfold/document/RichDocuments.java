package io.billfold.document;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.AccountStatement;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Letter;
import io.billfold.billing.document.OpenItem;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.Reminder;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineAdjustment.Kind;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.withholding.Withholding;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Documents between parties of a language's own country that say all that documents can say: what
 * decisions leave on lines, every kind of reference, several taxes, what is converted and withheld.
 */
final class RichDocuments {
    private static final Period REST =
            new Period(LocalDate.of(2026, 1, 17), LocalDate.of(2026, 2, 1));
    private static final Period DECEMBER =
            new Period(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 1));

    private final Row row;

    private RichDocuments(Row row) {
        this.row = row;
    }

    /** Those of a language. */
    static RichDocuments in(Language language) {
        return new RichDocuments(Row.of(language));
    }

    /** A line of {@code rich.txt}. */
    record Row(
            String language,
            String country,
            String currency,
            String rate,
            String reduced,
            String taxId,
            String bank,
            String seller,
            Address sellerAt,
            String buyer,
            Address buyerAt,
            List<String> products,
            String email) {
        static Row of(Language language) {
            try {
                return Golden.read("rich.txt")
                        .lines()
                        .filter(line -> line.startsWith(language.code() + "|"))
                        .map(Row::of)
                        .findFirst()
                        .orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5],
                    cells[6],
                    cells[7],
                    new Address(cells[8], null, cells[9], cells[10], null, cells[1]),
                    cells[11],
                    new Address(cells[12], null, cells[13], cells[14], null, cells[1]),
                    List.of(cells[15], cells[16], cells[17]),
                    cells[18]);
        }
    }

    Row row() {
        return row;
    }

    /** Taxed at home by two rates, with exempt lines. */
    BusinessDocument invoice() {
        return document(Draft.Kind.INVOICE, treatments(), lines(), settlement());
    }

    /** The same the other way round. */
    BusinessDocument creditNote() {
        return document(Draft.Kind.CREDIT_NOTE, treatments(), lines(), Settlement.NONE);
    }

    /** The customer abroad accounts for the tax. */
    BusinessDocument abroad() {
        String wording =
                "Not subject to VAT: place of supply is outside the EU (Directive 2006/112/EC art."
                        + " 44 and 58 and 59). Reverse charge: the customer accounts for Norwegian"
                        + " VAT (mval 11-3)";
        TaxTreatment treatment =
                Samples.untaxed(TaxCategory.REVERSE_CHARGE, row.country, null, wording, row.taxId);
        List<InvoiceLine> lines = List.of(line(0, "12", "29.00").toLine());
        return document(Draft.Kind.INVOICE, List.of(treatment), lines, Settlement.NONE);
    }

    AccountStatement statement() {
        return new AccountStatement(
                letter(),
                new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1)),
                money("120"),
                List.of(
                        entry(5, AccountStatement.Kind.INVOICE, "N-42", "238"),
                        entry(9, AccountStatement.Kind.PAYMENT, null, "-120"),
                        entry(12, AccountStatement.Kind.CREDIT_NOTE, "N-44", "-20"),
                        entry(14, AccountStatement.Kind.REMINDER_FEE, "N-42", "5"),
                        entry(15, AccountStatement.Kind.INTEREST, "N-42", "2"),
                        entry(16, AccountStatement.Kind.PAYMENT_RETURNED, "N-40", "30"),
                        entry(18, AccountStatement.Kind.WRITE_OFF, "N-40", "-30"),
                        entry(20, AccountStatement.Kind.REFUND, "N-41", "10"),
                        entry(22, AccountStatement.Kind.TAX_WITHHELD, "N-42", "-8"),
                        entry(23, AccountStatement.Kind.DISCOUNT, "N-42", "-2"),
                        entry(24, AccountStatement.Kind.EXCHANGED, "c-1", "3"),
                        entry(25, AccountStatement.Kind.PAYMENT, null, "-3"),
                        entry(28, AccountStatement.Kind.INVOICE, "N-51", "60")),
                money("285"),
                List.of(item("N-42", LocalDate.of(2026, 2, 18), "225"), late()));
    }

    Reminder reminder(Reminder.Level level) {
        return new Reminder(
                letter(),
                level,
                List.of(item("N-42", LocalDate.of(2026, 2, 18), "225"), late()),
                money("40"),
                money("2"),
                LocalDate.of(2026, 4, 10));
    }

    private OpenItem late() {
        return item("N-51", LocalDate.of(2026, 3, 30), "60");
    }

    private Letter letter() {
        BusinessDocument invoice = invoice();
        return new Letter(
                LocalDate.of(2026, 3, 31),
                CurrencyUnit.of(row.currency),
                row.language,
                invoice.seller(),
                invoice.buyer(),
                new Payment(invoice.payment().means(), null, null),
                new Rendering(InvoiceRenderer.VERSION, Branding.NONE, null));
    }

    private AccountStatement.Entry entry(
            int day, AccountStatement.Kind kind, @Nullable String reference, String amount) {
        return new AccountStatement.Entry(
                LocalDate.of(2026, 2, day), kind, reference, money(amount));
    }

    private OpenItem item(String number, LocalDate dueOn, String open) {
        return new OpenItem(number, dueOn.minusDays(14), dueOn, money(open));
    }

    private Money money(String amount) {
        return Money.of(CurrencyUnit.of(row.currency), new BigDecimal(amount));
    }

    private BusinessDocument document(
            Draft.Kind kind,
            List<TaxTreatment> treatments,
            List<InvoiceLine> lines,
            Settlement settlement) {
        Draft draft =
                new Draft(
                        new DraftId("o-1001_2026-01-01"),
                        kind,
                        new Preceding(new InvoiceNumber("N", 2026, 41), LocalDate.of(2026, 1, 2)),
                        new SubscriptionId("o-1001"),
                        seller(),
                        buyer(),
                        CurrencyUnit.of(row.currency),
                        LocalDate.of(2026, 2, 1),
                        Samples.JANUARY,
                        14,
                        "PO-4711",
                        lines,
                        List.of(),
                        null,
                        settlement);
        List<TaxTreatment> each = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            each.add(treatments.get(i % treatments.size()));
        }
        return ContentRules.document(
                new Invoice(
                        new InvoiceNumber("N", 2026, 42),
                        LocalDate.of(2026, 2, 2),
                        LocalDate.of(2026, 2, 16),
                        InvoiceRenderer.VERSION,
                        InvoiceTax.apply(draft, each)));
    }

    private List<TaxTreatment> treatments() {
        List<TaxTreatment> treatments = new ArrayList<>();
        treatments.add(Samples.standard(row.rate, row.country, row.taxId));
        if (!row.reduced.isEmpty()) {
            treatments.add(Samples.standard(row.reduced, row.country, row.taxId));
        }
        treatments.add(
                Samples.untaxed(
                        TaxCategory.EXEMPT,
                        row.country,
                        null,
                        Phrase.EXEMPT_LAW.text("Directive 2006/112/EC art. 135(1)(b) to (g)"),
                        row.taxId));
        return treatments;
    }

    /** The tax in another currency at a month's average, and income tax that is kept. */
    private Settlement settlement() {
        CurrencyUnit own = CurrencyUnit.of(row.currency);
        CurrencyUnit other = own.equals(CurrencyUnit.EUR) ? CurrencyUnit.CHF : CurrencyUnit.EUR;
        BigDecimal two = new BigDecimal("2.5");
        Conversion conversion =
                new Conversion(
                        own,
                        other,
                        own.equals(CurrencyUnit.EUR) ? BigDecimal.ONE : two,
                        other.equals(CurrencyUnit.EUR) ? BigDecimal.ONE : two,
                        RateSource.ECB,
                        LocalDate.of(2026, 1, 31),
                        ExchangeRule.MONTH);
        Withholding withholding =
                new Withholding("TDS", "IN", BigDecimal.TEN, Withholding.Basis.NET, "s. 194J");
        return new Settlement(conversion, new Settlement.Withheld(withholding, money("20")), null);
    }

    private List<InvoiceLine> lines() {
        return List.of(
                line(0, "1", "499")
                        .during(REST)
                        .adjusted(Kind.PRORATION, Phrase.DAYS.text(15, 31), "-257")
                        .adjusted(
                                Kind.DISCOUNT,
                                Phrase.DISCOUNT_SHARE.text(Phrase.COUPON.text("WE-20"), "12.5"),
                                "-48")
                        .toLine(),
                line(1, "4", "99")
                        .adjusted(Kind.MINIMUM, Phrase.MINIMUM.text(), "13")
                        .adjusted(Kind.BILLED_BEFORE, Phrase.BILLED_BEFORE.text(), "-20")
                        .note(Phrase.BETWEEN_FEE.text(100, 2000))
                        .costCentre("4100")
                        .toLine(),
                line(2, "12.5", "24")
                        .adjusted(Kind.PREPAID, Phrase.PREPAID_CREDIT.text("cr-1"), "-20")
                        .adjusted(Kind.SPLIT, Phrase.OTHER_COST_CENTRES.text("4100"), "-30")
                        .note(Phrase.MINIMUM_USED.text("1000.00", "300.00"))
                        .from("o-2001", row.buyer)
                        .toLine(),
                line(0, "-1", "99")
                        .named(Phrase.CREDIT.text(row.products.get(0)))
                        .during(DECEMBER)
                        .adjusted(Kind.PRORATION, Phrase.DAYS_LEFT.text(3, 31), "51")
                        .note(Phrase.CHANGED_SINCE.text())
                        .toLine(),
                line(1, "1", "29").adjusted(Kind.FREE, Phrase.TRIAL.text(), "-29").toLine(),
                line(2, "8", "5")
                        .adjusted(Kind.MAXIMUM, Phrase.MAXIMUM.text(), "-5")
                        .adjusted(Kind.PRORATION, Phrase.UNDONE.text(), "-2")
                        .note(Phrase.LATE_USAGE.text())
                        .toLine());
    }

    private Line line(int product, String quantity, String price) {
        return new Line(row, row.products.get(product), quantity, price);
    }

    private Seller seller() {
        PartyProfile profile =
                new PartyProfile(
                        new Identifier("HR-77", null),
                        row.buyer,
                        "+49 30 1234",
                        null,
                        null,
                        Map.of(
                                "shareCapital", "25000",
                                "directors", row.buyer,
                                "supervisoryChair", row.buyer,
                                "taxOffice", row.sellerAt.city(),
                                "branchCode", "00000",
                                "permit", "FP-1",
                                "operations", "services",
                                "taxOnDebits", "yes",
                                "fiscalYearEnd", "12-31"));
        return new Seller(
                new SellerId("s-1"),
                row.seller,
                row.email,
                row.sellerAt,
                ZoneId.of("Europe/Berlin"),
                "N",
                List.of(
                        new TaxRegistration(
                                row.country, TaxRegistration.Scheme.DOMESTIC, row.taxId)),
                new BankAccount(row.seller, row.bank, "COBADEFFXXX"),
                false,
                profile,
                Branding.NONE);
    }

    private Account buyer() {
        PartyProfile profile =
                new PartyProfile(
                        new Identifier("HR-88", null),
                        row.seller,
                        null,
                        null,
                        null,
                        Map.of("buyerReference", "04011000-12345-34", "taxOffice", "77"));
        return new Account(
                new AccountId("c-7"),
                row.buyer,
                PartyKind.BUSINESS,
                row.email,
                "123456",
                row.buyerAt,
                row.language,
                ZoneId.of("Europe/Berlin"),
                null,
                TaxProfile.NONE,
                profile);
    }

    /** A line in the making. */
    private static final class Line {
        private final Row row;
        private final BigDecimal quantity;
        private final UnitPrice price;
        private final List<LineAdjustment> adjustments = new ArrayList<>();
        private String description;
        private Period period = Samples.JANUARY;
        private @Nullable String note;
        private @Nullable String costCentre;
        private @Nullable LineOrigin origin;

        Line(Row row, String description, String quantity, String price) {
            this.row = row;
            this.description = description;
            this.quantity = new BigDecimal(quantity);
            this.price = new UnitPrice(CurrencyUnit.of(row.currency), new BigDecimal(price));
        }

        Line named(String text) {
            description = text;
            return this;
        }

        Line during(Period when) {
            period = when;
            return this;
        }

        Line adjusted(Kind kind, String reason, String amount) {
            Money money = Money.of(CurrencyUnit.of(row.currency), new BigDecimal(amount));
            adjustments.add(new LineAdjustment(kind, reason, money));
            return this;
        }

        Line note(String text) {
            note = text;
            return this;
        }

        Line costCentre(String text) {
            costCentre = text;
            return this;
        }

        Line from(String subscription, String endCustomer) {
            origin =
                    new LineOrigin(
                            new SubscriptionId(subscription),
                            "plan",
                            "fee",
                            "team@2",
                            "standard",
                            RevenueTreatment.OVER_TIME,
                            null,
                            false,
                            endCustomer);
            return this;
        }

        InvoiceLine toLine() {
            Money net = price.times(quantity, RoundingPolicy.EN_16931);
            for (LineAdjustment adjustment : adjustments) {
                net = net.plus(adjustment.amount());
            }
            return new InvoiceLine(
                    "A-1",
                    description,
                    period,
                    quantity,
                    price,
                    adjustments,
                    net,
                    note,
                    costCentre,
                    origin);
        }
    }
}
