package io.billfold.document;

import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineAdjustment.Kind;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents with all that lines can carry, and documents that correct others. */
final class DetailedSamples {
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("o-1001");
    private static final InvoiceNumber CORRECTED = new InvoiceNumber("MU", 2026, 41);
    private static final Period REST_OF_JANUARY =
            new Period(LocalDate.of(2026, 1, 17), LocalDate.of(2026, 2, 1));
    private static final Period DECEMBER =
            new Period(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 1));

    private DetailedSamples() {}

    /** By name, in a fixed order. */
    static Map<String, Invoice> all() {
        Map<String, Invoice> samples = new LinkedHashMap<>();
        samples.put("adjusted-lines", domestic(Draft.Kind.INVOICE, null, adjustedLines()));
        samples.put("cost-centres", domestic(Draft.Kind.INVOICE, null, costCentres()));
        samples.put("credit-note", domestic(Draft.Kind.CREDIT_NOTE, CORRECTED, adjustedLines()));
        samples.put(
                "credit-note-by-amount",
                domestic(Draft.Kind.CREDIT_NOTE, CORRECTED, List.of(goodwill())));
        samples.put("credit-note-reverse-charge", credit(Samples.reverseCharge()));
        samples.put("credit-note-outside-scope", credit(Samples.outsideScope()));
        samples.put("credit-note-yen", credit(Samples.yen()));
        samples.put("additional-invoice", domestic(Draft.Kind.INVOICE, CORRECTED, lateUsage()));
        samples.put("reseller", reseller());
        samples.put("nothing-to-pay", domestic(Draft.Kind.INVOICE, null, List.of(trial())));
        samples.put("in-favour", domestic(Draft.Kind.INVOICE, null, List.of(takenBack())));
        samples.put("long-details", domestic(Draft.Kind.INVOICE, CORRECTED, longDetails()));
        return samples;
    }

    /** One line with these texts. */
    static Invoice withDetails(String note, String costCentre, String endCustomer, String reason) {
        InvoiceLine line =
                new Line("A", "Seat", "1", "10")
                        .adjusted(Kind.DISCOUNT, reason, "-1")
                        .note(note)
                        .costCentre(costCentre)
                        .from("o-1001", endCustomer)
                        .toLine();
        return domestic(Draft.Kind.INVOICE, null, List.of(line));
    }

    /** A credit note for the whole of an invoice. */
    private static Invoice credit(Invoice original) {
        return like(
                original, Draft.Kind.CREDIT_NOTE, original.number(), original.content().lines());
    }

    private static Invoice domestic(
            Draft.Kind kind, @Nullable InvoiceNumber corrects, List<InvoiceLine> lines) {
        return like(Samples.domestic(), kind, corrects, lines);
    }

    /** A document between the same parties that is taxed alike. */
    private static Invoice like(
            Invoice other,
            Draft.Kind kind,
            @Nullable InvoiceNumber corrects,
            List<InvoiceLine> lines) {
        Draft content = other.content();
        boolean single = lines.stream().noneMatch(DetailedSamples::isOfAnotherSubscription);
        Draft draft =
                new Draft(
                        content.id(),
                        kind,
                        corrects == null ? null : new Preceding(corrects, other.issuedOn()),
                        single ? content.subscription() : null,
                        content.seller(),
                        content.account(),
                        content.currency(),
                        content.billedOn(),
                        content.period(),
                        content.paymentTermsDays(),
                        content.purchaseOrder(),
                        lines,
                        List.of(),
                        null);
        TaxTreatment treatment = content.taxes().getFirst().treatment();
        return new Invoice(
                new InvoiceNumber("MU", 2026, 43),
                LocalDate.of(2026, 2, 2),
                LocalDate.of(2026, 2, 16),
                InvoiceRenderer.VERSION,
                InvoiceTax.apply(draft, Collections.nCopies(lines.size(), treatment)));
    }

    private static boolean isOfAnotherSubscription(InvoiceLine line) {
        return line.origin() != null && !line.origin().subscription().equals(SUBSCRIPTION);
    }

    /** Prorated, discounted, taken back, raised to a minimum, prepaid, billed before, free. */
    private static List<InvoiceLine> adjustedLines() {
        return List.of(
                new Line("PRO", "Professional plan, flat fee", "1", "499.00")
                        .during(REST_OF_JANUARY)
                        .adjusted(Kind.PRORATION, "15 of 31 days", "-257.55")
                        .adjusted(Kind.DISCOUNT, "Coupon WELCOME-2026: 20 % off", "-48.29")
                        .toLine(),
                new Line("BASIC", "Basic plan, unused part", "-1", "99.00")
                        .during(REST_OF_JANUARY)
                        .adjusted(Kind.PRORATION, "16 of 31 days used", "51.10")
                        .note("Upgrade to the Professional plan on 17 January 2026")
                        .toLine(),
                takenBack(),
                new Line("API", "API calls, tier 2 (per 1,000)", "15000", "0.00045")
                        .adjusted(Kind.MINIMUM, "Raised to the monthly minimum", "13.25")
                        .note("15,000 calls counted; the first 10,000 are free")
                        .toLine(),
                new Line("GPU", "GPU hours", "12.5", "2.40")
                        .adjusted(Kind.PREPAID, "Paid by credits PACK-7, bought before", "-20.00")
                        .adjusted(Kind.BILLED_BEFORE, "Billed by MU-2026-000012", "-4.80")
                        .toLine(),
                trial());
    }

    private static InvoiceLine takenBack() {
        return new Line("SEAT", "Editor seats, returned", "-3", "12.50")
                .during(REST_OF_JANUARY)
                .adjusted(Kind.PRORATION, "16 of 31 days used", "19.35")
                .toLine();
    }

    private static InvoiceLine trial() {
        return new Line("AUDIT", "Audit log", "1", "29.00")
                .adjusted(Kind.FREE, "Trial until 14 February 2026", "-29.00")
                .toLine();
    }

    /** 99.00 by shares of 50, 30 and 20 percent. */
    private static List<InvoiceLine> costCentres() {
        return List.of(
                split("Sales Berlin / 4100", "50", "-49.50"),
                split("Développement Paris · 4200", "30", "-69.30"),
                split("本社 総務部", "20", "-79.20"),
                new Line("SEAT", "Editor seats", "4", "12.50").costCentre("4100").toLine());
    }

    private static InvoiceLine split(String costCentre, String share, String others) {
        return new Line("TEAM", "Team plan", "1", "99.00")
                .adjusted(Kind.SPLIT, "Share of " + share + " %", others)
                .costCentre(costCentre)
                .toLine();
    }

    private static InvoiceLine goodwill() {
        return new Line("CREDIT", "Credit for the outage on 12 January 2026", "1", "10.00")
                .note("Service level 99.9 %, reached 99.2 %")
                .toLine();
    }

    private static List<InvoiceLine> lateUsage() {
        return List.of(
                new Line("API", "API calls, tier 2 (per 1,000)", "8000", "0.00045")
                        .during(DECEMBER)
                        .note("Late usage, received after MU-2026-000041 was issued")
                        .toLine());
    }

    /** One invoice to a partner for the subscriptions of his customers. */
    private static Invoice reseller() {
        List<InvoiceLine> lines =
                List.of(
                        new Line("TEAM", "Team plan", "1", "79.20")
                                .from("o-2001", "Boulangerie Petit & Fils, Lyon")
                                .toLine(),
                        new Line("SEAT", "Editor seats", "12", "10.00")
                                .from("o-2001", "Boulangerie Petit & Fils, Lyon")
                                .adjusted(Kind.DISCOUNT, "Partner discount, 10 %", "-12.00")
                                .note("12 seats on 31 January")
                                .toLine(),
                        new Line("TEAM", "Team plan", "1", "79.20")
                                .from("o-2002", "חברת הדוגמה בע\"מ")
                                .costCentre("IL-7")
                                .toLine());
        return like(Samples.reverseCharge(), Draft.Kind.INVOICE, null, lines);
    }

    /** Notes that are longer than a page, and many details at the end of another. */
    private static List<InvoiceLine> longDetails() {
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            lines.add(crowded(5));
        }
        lines.add(crowded(40));
        lines.add(
                new Line("NOTE", "A note as long as a page and more", "1", "1")
                        .note("Rated by the price list of 1 January 2026. ".repeat(110).strip())
                        .toLine());
        lines.add(crowded(5));
        return lines;
    }

    private static InvoiceLine crowded(int adjustments) {
        String[] reasons = {
            "15 of 31 days",
            "Discount of a contract for three years that was agreed with the framework agreement"
                    + " RV-2024-0815, appendix 3, for every location in Germany and Austria",
            "割引：年間契約の特別価格",
            "הנחה מיוחדת ללקוח"
        };
        Line line = new Line("CROWD", "Line with many details", "1000", "12345.678");
        for (int i = 0; i < adjustments; i++) {
            line.adjusted(Kind.DISCOUNT, reasons[i % reasons.length], "-" + (i + 1) * 1234 + ".50");
        }
        return line.note("The note stands before the adjustments that it explains")
                .costCentre("Kostenstelle " + "0123456789-".repeat(8))
                .from("o-1001", "Gesellschaft für außergewöhnlich lange Firmennamen mbH")
                .toLine();
    }

    /** A line that is put together step by step; its net amount follows. */
    private static final class Line {
        private final String sku;
        private final String description;
        private final BigDecimal quantity;
        private final BigDecimal price;
        private final List<LineAdjustment> adjustments = new ArrayList<>();
        private Period period = Samples.JANUARY;
        private @Nullable String note;
        private @Nullable String costCentre;
        private @Nullable LineOrigin origin;

        Line(String sku, String description, String quantity, String price) {
            this.sku = sku;
            this.description = description;
            this.quantity = new BigDecimal(quantity);
            this.price = new BigDecimal(price);
        }

        Line during(Period when) {
            period = when;
            return this;
        }

        Line adjusted(Kind kind, String reason, String amount) {
            Money money = Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
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
            UnitPrice unitPrice = new UnitPrice(CurrencyUnit.EUR, price);
            Money net = unitPrice.times(quantity, RoundingPolicy.EN_16931);
            for (LineAdjustment adjustment : adjustments) {
                net = net.plus(adjustment.amount());
            }
            return new InvoiceLine(
                    sku,
                    description,
                    period,
                    quantity,
                    unitPrice,
                    adjustments,
                    net,
                    note,
                    costCentre,
                    origin);
        }
    }
}
