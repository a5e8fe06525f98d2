package io.billfold.document.xml;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Documents by chance: the same seed gives the same document. Most are as they should be; one in
 * eight lacks something that a profile wants.
 *
 * <pre>{@code
 * BusinessDocument document = RandomDocuments.of(42);
 * }</pre>
 */
public final class RandomDocuments {
    private static final List<String> TEXTS =
            List.of(
                    "Professional plan",
                    "Seats & \"extras\" <monthly>",
                    "Größe 5 – Übermaß",
                    "Ticket #42 # 7",
                    "クラウド利用料",
                    "خدمات الحوسبة 2026",
                    "שירותי ענן",
                    "Қазақстан ₸ œ 😀",
                    "two\nlines");
    private static final List<Party> BUYERS =
            List.of(
                    DocumentMaker.buyer(),
                    Parties.FRENCH,
                    Parties.BELGIAN,
                    Parties.DUTCH,
                    Parties.SWEDISH,
                    Parties.SWISS,
                    Parties.CANARIAN);
    private static final List<Party> SELLERS =
            List.of(
                    DocumentMaker.seller(),
                    DocumentMaker.seller(),
                    Parties.FRENCH,
                    Parties.BELGIAN);
    private static final List<String> UNITS = List.of("C62", "HUR", "DAY", "MON", "KWH", "XPP");

    private final SplittableRandom random;
    private final DocumentMaker maker = new DocumentMaker();

    private RandomDocuments(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The document of a seed. */
    public static BusinessDocument of(long seed) {
        return new RandomDocuments(seed).document();
    }

    private BusinessDocument document() {
        maker.seller = pick(SELLERS);
        maker.buyer = pick(BUYERS);
        maker.in(pick(List.of("EUR", "EUR", "USD", "JPY", "SEK", "PLN")));
        maker.number = "MU-2026-%06d".formatted(random.nextInt(1_000_000));
        setKind();
        List<Line.Taxed> kinds = kinds();
        int lines = random.nextInt(1, 6);
        for (int i = 0; i < lines; i++) {
            maker.lines.add(line(i + 1, pick(kinds)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            maker.adjustments.add(new Adjustment(pick(TEXTS), amount(), pick(kinds)));
        }
        setAmounts();
        setReferences();
        setPayment();
        setTexts();
        if (is(8)) {
            spoil();
        }
        return maker.make();
    }

    private void setKind() {
        maker.kind =
                switch (random.nextInt(20)) {
                    case 0, 1, 2, 3 -> Heading.Kind.CREDIT_NOTE;
                    case 4 -> Heading.Kind.CORRECTED_INVOICE;
                    case 5 -> Heading.Kind.PREPAYMENT_INVOICE;
                    case 6 -> Heading.Kind.SELF_BILLED_INVOICE;
                    default -> Heading.Kind.INVOICE;
                };
    }

    /** Categories and rates that may stand on one document. */
    private List<Line.Taxed> kinds() {
        return switch (random.nextInt(10)) {
            case 0 -> List.of(DocumentMaker.taxed(TaxCategory.REVERSE_CHARGE, "0"));
            case 1 -> List.of(DocumentMaker.taxed(TaxCategory.INTRA_COMMUNITY, "0"));
            case 2 -> List.of(DocumentMaker.taxed(TaxCategory.EXPORT, "0.00"));
            case 3 -> List.of(DocumentMaker.taxed(TaxCategory.OUTSIDE_SCOPE, null));
            case 4 ->
                    List.of(
                            DocumentMaker.taxed(TaxCategory.CANARY_ISLANDS, "7"),
                            DocumentMaker.taxed(TaxCategory.CANARY_ISLANDS, "3"));
            case 5 -> List.of(DocumentMaker.taxed(TaxCategory.CEUTA_MELILLA, "4"));
            default ->
                    List.of(
                            DocumentMaker.taxed(TaxCategory.STANDARD, "19"),
                            DocumentMaker.taxed(TaxCategory.STANDARD, "5.5"),
                            DocumentMaker.taxed(TaxCategory.ZERO, "0"),
                            DocumentMaker.taxed(TaxCategory.EXEMPT, "0"));
        };
    }

    private Line line(int number, Line.Taxed taxed) {
        BigDecimal quantity = decimal(100_000, 4);
        UnitPrice price = new UnitPrice(maker.currency, decimal(10_000_000, 6).abs());
        List<Adjustment> adjustments = new ArrayList<>();
        Money net = price.times(quantity, RoundingPolicy.EN_16931);
        for (int i = random.nextInt(3); i > 0; i--) {
            Adjustment adjustment = new Adjustment(pick(TEXTS), amount(), null);
            adjustments.add(adjustment);
            net = net.plus(adjustment.amount());
        }
        return new Line(
                item(number),
                linePeriod(),
                quantity,
                pick(UNITS),
                price,
                adjustments,
                net,
                taxed,
                maybe(pick(TEXTS)),
                new Line.LineReferences(
                        maybe("o-" + number), maybe("KST & " + number), maybe(pick(TEXTS))));
    }

    private Line.Item item(int number) {
        Identifier classification = new Identifier("81111500", pick(List.of("TST", "HS", "STI")));
        return new Line.Item(
                "SKU-" + number, pick(TEXTS), maybe(pick(TEXTS)), maybe(classification));
    }

    private Period linePeriod() {
        LocalDate from = LocalDate.of(2026, 1, random.nextInt(1, 29));
        LocalDate start = is(10) ? from.minusMonths(1) : from;
        return new Period(start, from.plusDays(random.nextInt(1, 4)));
    }

    private void setAmounts() {
        maker.paid = is(4) ? amount().abs() : maker.paid;
        maker.rounding = is(4) ? amount() : maker.rounding;
        if (is(4)) {
            CurrencyUnit other = CurrencyUnit.of("CZK");
            int sign = maker.make().totals().tax().getAmount().signum();
            Money tax = Money.of(other, decimal(100_000, 2).abs().add(BigDecimal.ONE));
            maker.converted =
                    new Totals.Converted(tax.multipliedBy(sign), "1 = 25.14 CZK (ECB, 2026-01-05)");
        }
    }

    private void setReferences() {
        maker.purchaseOrder = maybe("PO-4711");
        maker.contract = maybe("o-1001");
        maker.deliveredOn = maybe(LocalDate.of(2026, 1, 31));
        maker.taxPointOn = maybe(LocalDate.of(2026, 1, 30));
        boolean isOfAnother = maker.kind.isCredit() || maker.kind == Heading.Kind.CORRECTED_INVOICE;
        for (int i = isOfAnother ? random.nextInt(1, 3) : random.nextInt(2); i > 0; i--) {
            maker.preceding.add(
                    new References.Preceding(
                            "MU-2025-00000" + i, maybe(LocalDate.of(2025, 12, 1))));
        }
    }

    private void setPayment() {
        maker.terms = maybe(pick(List.of("Net 14 days", "#SKONTO#TAGE=7#PROZENT=2.50#")));
        maker.remittance = maybe("RF18 5390 0754 7034");
        maker.means =
                switch (random.nextInt(5)) {
                    case 0 -> List.of(new PaymentMeans.Card("4242", maybe("Max & Erika")));
                    case 1 ->
                            List.of(
                                    new PaymentMeans.DirectDebit(
                                            "M-7", "DE98ZZZ09999999999", "DE75512108001245126199"));
                    case 2 -> List.of(transfer("4711 0815"), transfer("021000021-123"));
                    case 3 ->
                            List.of(
                                    new PaymentMeans.Transfer(DocumentMaker.BANK, true),
                                    new PaymentMeans.Card("424242", null));
                    default -> List.of(new PaymentMeans.Transfer(DocumentMaker.BANK, true));
                };
    }

    private PaymentMeans transfer(String number) {
        return new PaymentMeans.Transfer(
                new BankAccount("Muster & Co", number, maybe("COBADEFFXXX")), false);
    }

    private void setTexts() {
        for (int i = random.nextInt(4); i > 0; i--) {
            maker.notes.add(new Note(maybe(pick(List.of("AAI", "REG", "PMT"))), pick(TEXTS)));
        }
    }

    private void spoil() {
        switch (random.nextInt(8)) {
            case 0 -> maker.buyerReference = null;
            case 1 ->
                    maker.seller =
                            Parties.with(
                                    maker.seller, new Party.Contact(null, null, "x@y.example.com"));
            case 2 ->
                    maker.seller =
                            Parties.with(maker.seller, new Party.TaxIds(null, null, List.of()));
            case 3 ->
                    maker.buyer = Parties.with(maker.buyer, withoutPostcode(maker.buyer.address()));
            case 4 -> maker.means = List.of();
            case 5 ->
                    maker.buyer =
                            Parties.reachedAt(maker.buyer, new Identifier("a@b.example", "EM"));
            case 6 ->
                    maker.buyer =
                            Parties.with(maker.buyer, new Identifier("4012345000008", "0088"));
            default -> maker.buyer = Parties.with(maker.buyer, Party.TaxIds.NONE);
        }
    }

    private static Address withoutPostcode(Address address) {
        return new Address(
                address.line1(), address.line2(), address.city(), null, null, address.country());
    }

    private Money amount() {
        int decimals = maker.currency.getDecimalPlaces();
        return Money.of(maker.currency, decimal(5_000, decimals));
    }

    /** Not zero; below zero once in four times. */
    private BigDecimal decimal(int unscaledMax, int scaleMax) {
        int unscaled = random.nextInt(1, unscaledMax) * (is(4) ? -1 : 1);
        return BigDecimal.valueOf(unscaled, random.nextInt(scaleMax + 1));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> @Nullable T maybe(T value) {
        return is(2) ? value : null;
    }

    private boolean is(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }
}
