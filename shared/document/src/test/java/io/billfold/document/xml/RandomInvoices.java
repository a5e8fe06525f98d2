package io.billfold.document.xml;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
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
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.billing.withholding.Withholding;
import io.billfold.document.InvoiceRenderer;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Invoices and credit notes by chance, as billing makes them: the same seed gives the same. They
 * are of every language, of currencies with no, two and three decimals, of one or several taxes and
 * of every reason not to charge one, with all that may stand on a line or below the totals.
 */
public final class RandomInvoices {
    private static final List<String> NAMES =
            List.of("Professional plan", "Seats & \"extras\" <monthly>", "Größe 5 – Übermaß");
    private static final List<String> FOREIGN_NAMES =
            List.of("クラウド利用料", "خدمات الحوسبة 2026", "שירותי ענן", "Қазақстан ₸ œ");
    private static final CurrencyUnit DINAR = CurrencyUnit.of("BHD");
    private static final Period JANUARY =
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));

    /** What may not be taxed, and what the tax rules say then. */
    private record Untaxed(TaxCategory category, @Nullable String code, String wording) {}

    private static final List<Untaxed> UNTAXED =
            List.of(
                    new Untaxed(TaxCategory.REVERSE_CHARGE, "VATEX-EU-AE", "Reverse charge"),
                    new Untaxed(
                            TaxCategory.INTRA_COMMUNITY,
                            "VATEX-EU-IC",
                            "Intra-Community supply (Directive 2006/112/EC art. 138)"),
                    new Untaxed(
                            TaxCategory.EXPORT,
                            "VATEX-EU-G",
                            "Export (Directive 2006/112/EC art. 146)"),
                    new Untaxed(
                            TaxCategory.OUTSIDE_SCOPE,
                            "VATEX-EU-O",
                            "Not subject to VAT: place of supply is outside the EU (Directive"
                                    + " 2006/112/EC art. 44 and 58 and 59). Reverse charge: the"
                                    + " customer accounts for Turkish VAT (KDV no. 2)"));

    private final SplittableRandom random;
    private final CurrencyUnit currency;
    private final RoundingPolicy rounding;

    private RandomInvoices(long seed) {
        random = new SplittableRandom(seed);
        currency = CurrencyUnit.of(pick(List.of("EUR", "EUR", "USD", "JPY", "KRW", "PLN", "BHD")));
        // tax of lines that is rounded to whole units may differ by more than rule BR-CO-17 lets it
        rounding =
                currency.getDecimalPlaces() == 0 || is(2)
                        ? RoundingPolicy.EN_16931
                        : RoundingPolicy.PER_LINE;
    }

    /** The invoice of a seed. */
    public static Invoice of(long seed) {
        return new RandomInvoices(seed).invoice();
    }

    /**
     * Its document with all that the law wants said. Every tenth is one that the buyer issued, a
     * correction or asks for money beforehand, which billing leaves to others.
     */
    public static BusinessDocument document(long seed) {
        BusinessDocument document = ContentRules.document(of(seed));
        boolean isCredit = document.heading().kind().isCredit();
        if (isCredit || seed % 10 != 7) {
            return document;
        }
        List<Heading.Kind> kinds =
                List.of(
                        Heading.Kind.SELF_BILLED_INVOICE,
                        Heading.Kind.CORRECTED_INVOICE,
                        Heading.Kind.PREPAYMENT_INVOICE);
        return as(kinds.get((int) (seed / 10 % kinds.size())), document);
    }

    private static BusinessDocument as(Heading.Kind kind, BusinessDocument document) {
        Heading heading = document.heading();
        return new BusinessDocument(
                new Heading(
                        kind,
                        heading.number(),
                        heading.issuedOn(),
                        heading.dueOn(),
                        heading.taxPointOn(),
                        heading.currency(),
                        heading.language(),
                        null),
                document.references(),
                document.notes(),
                document.seller(),
                document.buyer(),
                document.delivery(),
                document.payment(),
                document.lines(),
                document.adjustments(),
                document.taxes(),
                document.totals(),
                document.rendering());
    }

    private Invoice invoice() {
        Draft.Kind kind = is(4) ? Draft.Kind.CREDIT_NOTE : Draft.Kind.INVOICE;
        InvoiceNumber before = new InvoiceNumber("MU", 2026, 41);
        boolean isOfAnother = kind == Draft.Kind.CREDIT_NOTE || is(6);
        List<InvoiceLine> lines = lines();
        Draft draft =
                new Draft(
                        new DraftId("o-1001_2026-01-01"),
                        kind,
                        isOfAnother ? new Preceding(before, LocalDate.of(2025, 12, 31)) : null,
                        new SubscriptionId("o-1001"),
                        seller(),
                        buyer(),
                        currency,
                        JANUARY.to(),
                        JANUARY,
                        14,
                        is(2) ? "PO-4711" : null,
                        lines,
                        List.of(),
                        null);
        List<TaxTreatment> treatments = treatments();
        List<TaxTreatment> each = lines.stream().map(it -> pick(treatments)).toList();
        return new Invoice(
                new InvoiceNumber("MU", 2026, random.nextInt(1, 999_999)),
                LocalDate.of(2026, 2, 2),
                LocalDate.of(2026, 2, 16),
                InvoiceRenderer.VERSION,
                settled(InvoiceTax.apply(draft, each)));
    }

    /** The tax in euros, income tax that is kept, and a total that can be paid in cash. */
    private Draft settled(Draft draft) {
        Withholding withholding =
                new Withholding("TDS", "IN", BigDecimal.TEN, Withholding.Basis.NET, "s. 194J");
        Money total = draft.net().plus(draft.tax());
        boolean isKept = is(8) && draft.kind() == Draft.Kind.INVOICE && total.isPositive();
        Money kept = Money.of(currency, smallest());
        return draft.withSettlement(
                new Settlement(
                        conversion(),
                        isKept ? new Settlement.Withheld(withholding, kept) : null,
                        is(4) ? Money.of(currency, smallest()).multipliedBy(sign()) : null,
                        is(4) ? List.of(EarlyPayment.parse("10@2.5")) : List.of()));
    }

    private @Nullable Conversion conversion() {
        if (currency.equals(CurrencyUnit.EUR) || is(2)) {
            return null;
        }
        return new Conversion(
                currency,
                CurrencyUnit.EUR,
                new BigDecimal("4.2598"),
                BigDecimal.ONE,
                RateSource.ECB,
                LocalDate.of(2026, 1, 30),
                pick(List.of(ExchangeRule.DAY, ExchangeRule.MONTH)));
    }

    /** EN 16931 has two decimals, so an amount in dinars has no third. */
    private BigDecimal smallest() {
        return BigDecimal.valueOf(1, Math.min(2, currency.getDecimalPlaces()));
    }

    private List<InvoiceLine> lines() {
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            lines.add(line(i));
        }
        return lines;
    }

    private InvoiceLine line(int number) {
        boolean isDinar = currency.equals(DINAR);
        int quantityDigits = isDinar ? 0 : random.nextInt(3);
        BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1, 5_000), quantityDigits);
        BigDecimal signed = is(8) ? quantity.negate() : quantity;
        int priceDigits = isDinar ? 1 : random.nextInt(5);
        UnitPrice price =
                new UnitPrice(currency, BigDecimal.valueOf(random.nextInt(1, 90_000), priceDigits));
        List<LineAdjustment> adjustments = adjustments();
        Money net = price.times(signed, RoundingPolicy.EN_16931);
        for (LineAdjustment adjustment : adjustments) {
            net = net.plus(adjustment.amount());
        }
        boolean isTaxIncluded = !isDinar && is(6);
        return new InvoiceLine(
                "SKU-" + number,
                is(8) ? Phrase.CREDIT.text(name()) : name(),
                JANUARY,
                signed,
                price,
                adjustments,
                net,
                is(3) ? pick(List.of(Phrase.LATE_USAGE.text(), Phrase.ABOVE.text("100"))) : null,
                is(3) ? "KST & " + number : null,
                origin(isTaxIncluded));
    }

    private String name() {
        return pick(is(8) ? FOREIGN_NAMES : NAMES);
    }

    private LineOrigin origin(boolean isTaxIncluded) {
        return new LineOrigin(
                new SubscriptionId(is(3) ? "o-2002" : "o-1001"),
                "plan",
                "fee",
                "team@2",
                "standard",
                RevenueTreatment.OVER_TIME,
                null,
                isTaxIncluded,
                is(4) ? "Müller & Fils" : null);
    }

    private List<LineAdjustment> adjustments() {
        List<LineAdjustment> adjustments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Kind kind = pick(List.of(Kind.values()));
            int digits = currency.equals(DINAR) ? 1 : currency.getDecimalPlaces();
            BigDecimal off = BigDecimal.valueOf(random.nextInt(1, 5_000), digits);
            boolean isCharge = kind == Kind.MINIMUM;
            Money amount = Money.of(currency, isCharge ? off : off.negate());
            adjustments.add(new LineAdjustment(kind, reason(kind), amount));
        }
        return adjustments;
    }

    private static String reason(Kind kind) {
        return switch (kind) {
            case PRORATION -> Phrase.DAYS.text(15, 31);
            case DISCOUNT -> Phrase.DISCOUNT_SHARE.text(Phrase.COUPON.text("WE-20"), "12.5");
            case PREPAID -> Phrase.PREPAID_CREDIT.text("cr-1");
            case MINIMUM -> Phrase.MINIMUM.text();
            case MAXIMUM -> Phrase.MAXIMUM.text();
            case FREE -> Phrase.TRIAL.text();
            case BILLED_BEFORE -> Phrase.BILLED_BEFORE.text();
            case SPLIT -> Phrase.OTHER_COST_CENTRES.text("4100");
        };
    }

    /** What may stand on one document; in dinars one rate that needs no third decimal. */
    private List<TaxTreatment> treatments() {
        if (currency.equals(DINAR)) {
            return List.of(taxed(TaxCategory.STANDARD, "10"));
        }
        if (is(3)) {
            return List.of(untaxed(pick(UNTAXED)));
        }
        return switch (random.nextInt(6)) {
            case 0 -> List.of(taxed(TaxCategory.CANARY_ISLANDS, "7"));
            case 1 -> List.of(taxed(TaxCategory.CEUTA_MELILLA, "4"));
            // no currency without decimals has two taxes, which rule BR-CO-17 needs
            case 2 ->
                    currency.getDecimalPlaces() == 0
                            ? List.of(taxed(TaxCategory.STANDARD, "10"))
                            : List.of(taxed(TaxCategory.STANDARD, "5", "9.975"));
            default ->
                    List.of(
                            taxed(TaxCategory.STANDARD, "19"),
                            taxed(TaxCategory.STANDARD, "5.5"),
                            taxed(TaxCategory.ZERO),
                            untaxed(
                                    new Untaxed(
                                            TaxCategory.EXEMPT,
                                            "VATEX-EU-132-1I",
                                            Phrase.EXEMPT_LAW.text(
                                                    "Directive 2006/112/EC art. 132(1)(i)"))));
        };
    }

    private TaxTreatment taxed(TaxCategory category, String... rates) {
        List<TaxComponent> components = new ArrayList<>();
        for (String rate : rates) {
            String tax = components.isEmpty() ? "VAT" : "QST";
            components.add(
                    new TaxComponent(tax, "DE", new BigDecimal(rate), TaxablePortion.ALL, null));
        }
        return treatment(category, components, null, null);
    }

    private TaxTreatment untaxed(Untaxed untaxed) {
        return treatment(untaxed.category(), List.of(), untaxed.code(), untaxed.wording());
    }

    private TaxTreatment treatment(
            TaxCategory category,
            List<TaxComponent> components,
            @Nullable String code,
            @Nullable String wording) {
        return new TaxTreatment(
                category,
                "VAT",
                "DE",
                components,
                code,
                wording,
                "DE123456788",
                null,
                rounding,
                List.of());
    }

    private Seller seller() {
        PartyProfile profile =
                new PartyProfile(
                        Identifier.of("HRB 12345"),
                        "Erika Muster",
                        "+49 30 123456",
                        new Identifier("DE123456788", "9930"),
                        null,
                        Map.of("legalForm", "GmbH", "registerName", "Amtsgericht Hamburg"));
        return new Seller(
                new SellerId("muster"),
                "Muster Software GmbH",
                "billing@muster.example",
                new Address("Große Bleichen 12", null, "Hamburg", "20354", null, "DE"),
                ZoneId.of("Europe/Berlin"),
                "MU",
                List.of(new TaxRegistration("DE", TaxRegistration.Scheme.DOMESTIC, "DE123456788")),
                new BankAccount("Muster Software GmbH", "DE02120300000000202051", "BYLADEM1001"),
                false,
                profile,
                is(2) ? Branding.NONE : new Branding("a02020", null));
    }

    private Account buyer() {
        PartyProfile profile =
                new PartyProfile(
                        null,
                        is(2) ? "Jürgen Groß" : null,
                        null,
                        new Identifier("FR40303265045", "9957"),
                        is(2) ? null : pick(List.of(InvoiceFormat.values())),
                        Map.of("buyerReference", "04011000-12345-34"));
        return new Account(
                new AccountId("exemple"),
                "Société Exemple SARL",
                PartyKind.BUSINESS,
                "ap@exemple.example",
                "FR40303265045",
                new Address("12 rue de l’Église", null, "Paris", "75001", null, "FR"),
                pick(List.of(Language.values())).code(),
                ZoneId.of("Europe/Paris"),
                null,
                TaxProfile.NONE,
                profile);
    }

    private int sign() {
        return is(2) ? 1 : -1;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean is(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }
}
