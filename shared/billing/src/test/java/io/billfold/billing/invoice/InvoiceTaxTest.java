package io.billfold.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.order.OwnPrice;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class InvoiceTaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    price  | lines | percent | tax   | total  | why
                    1.65   | 3     | 19      | 0.94  | 5.89   | per line it would be 0.93: BR-CO-17
                    100.00 | 1     | 25.5    | 25.50 | 125.50 | a rate with a decimal (FI)
                    0.10   | 1     | 5       | 0.01  | 0.11   | 0.005 is a tie
                    0.09   | 1     | 5       | 0.00  | 0.09   | 0.0045 is not
                    0.00   | 2     | 19      | 0.00  | 0.00   | nothing is charged
                    """)
    void taxIsRoundedOncePerDocument(
            String price, int lines, String percent, String tax, String total, String why) {
        OwnPrice[] charges =
                IntStream.range(0, lines)
                        .mapToObj(i -> Examples.flat("L" + i, price))
                        .toArray(OwnPrice[]::new);

        Invoice invoice = Examples.invoice(percent, charges);

        assertThat(invoice.tax()).isEqualTo(Examples.eur(tax));
        assertThat(invoice.total()).isEqualTo(Examples.eur(total));
    }

    @Test
    void theRoundingOfTheTreatmentIsUsed() {
        TaxTreatment down =
                Examples.taxed(
                        "JP",
                        RoundingPolicy.JP_QUALIFIED_INVOICE,
                        Examples.component("consumption tax", "JP", "10"));

        Draft draft = Examples.taxed(Examples.draft(Examples.flat("PRO", "0.19")), down);

        assertThat(draft.taxes().getFirst().tax()).isEqualTo(Examples.eur("0.01"));
    }

    /**
     * 99.99 x 24 / 124 = 19.352903; 9.99 x 24 / 124 = 1.933548, and 29.97 x 24 / 124 = 5.800645.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    policy               | prices         | percent | nets           | taxes       | why
                    EN_16931             | 99.99          | 24      | 80.64          | 19.35       | the tax is rounded, the net is the rest
                    EN_16931             | 9.99 9.99 9.99 | 24      | 8.06 8.05 8.06 | 5.80        | 9.99 - 1.93, 19.98 - 3.87, 29.97 - 5.80
                    PER_LINE             | 9.99 9.99 9.99 | 24      | 8.06 8.06 8.06 | 5.79        | 1.93 in each
                    JP_QUALIFIED_INVOICE | 9.99 9.99 9.99 | 24      | 8.06 8.06 8.05 | 5.80        | 1.93, 3.86 and 5.80 are cut
                    EN_16931             | 112.00         | 5+7     | 100.00         | 5.00 7.00   | each tax is in the price by itself
                    EN_16931             | 1.00           | 9+9     | 0.84           | 0.08 0.08   | 0.0763 each: two alike taxes are alike
                    IN_WHOLE_RUPEE       | 1000.00        | 9+9     | 848.00         | 76.00 76.00 | 76.2712 each
                    EN_16931             | -99.99 9.99    | 24      | -80.64 8.06    | -17.42      | what is taken back too: 90.00 x 24 / 124
                    """)
    void aPriceThatIncludesTaxIsPartedIntoNetAndTax(
            RoundingPolicy policy,
            String prices,
            String percent,
            String nets,
            String taxes,
            String why) {
        List<InvoiceLine> lines =
                Stream.of(prices.split(" ")).map(price -> TaxedLines.line(price, true)).toList();

        Draft draft = TaxedLines.taxed(lines, TaxedLines.treatment(policy, percent));

        assertThat(draft.lines())
                .extracting(line -> line.net().getAmount().toPlainString())
                .containsExactly(nets.split(" "));
        assertThat(draft.taxes().getFirst().parts())
                .extracting(part -> part.getAmount().toPlainString())
                .containsExactly(taxes.split(" "));
        assertThat(draft.net().plus(draft.tax())).isEqualTo(TaxedLines.sum(lines));
        assertThat(draft.lines()).noneMatch(TaxedLines::isTaxIncluded);
    }

    /** 3 x 0.3135 of three lines of 1.65 at 19 percent; 1005.60 x 9 percent = 90.504. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    policy               | prices         | percent | taxes       | why
                    PER_LINE             | 1.65 1.65 1.65 | 19      | 0.93        | 0.31 on each
                    EN_16931             | 1.65 1.65 1.65 | 19      | 0.94        | 0.9405
                    JP_QUALIFIED_INVOICE | 1.65 1.65 1.65 | 19      | 0.94        | 0.9405, cut
                    GB_ROUND_DOWN        | 10.04          | 20      | 2.00        | 2.008, cut
                    US_SALES_TAX         | 10.30          | 6.25    | 0.64        | 0.64375
                    US_SALES_TAX         | 10.32          | 6.25    | 0.65        | 0.645 is a tie
                    IN_WHOLE_RUPEE       | 1005.00        | 9+9     | 90.00 90.00 | 90.45
                    IN_WHOLE_RUPEE       | 1005.60        | 9+9     | 91.00 91.00 | 90.504
                    EN_16931             | 105.90         | 5+7     | 5.30 7.41   | 5.295 and 7.413: GST and PST
                    """)
    void eachTaxIsRoundedByThePolicy(
            RoundingPolicy policy, String prices, String percent, String taxes, String why) {
        List<InvoiceLine> lines =
                Stream.of(prices.split(" ")).map(price -> TaxedLines.line(price, false)).toList();

        Draft draft = TaxedLines.taxed(lines, TaxedLines.treatment(policy, percent));

        assertThat(draft.taxes().getFirst().parts())
                .extracting(part -> part.getAmount().toPlainString())
                .containsExactly(taxes.split(" "));
        assertThat(draft.lines()).isEqualTo(lines);
    }

    /**
     * 20 % of 10.04 are 2.008 and 5 % of 10.17 are 0.5085: together 2.5165, cut to 2.51 (Notice 700
     * section 17.5.1). Of 2.51, 2.0028 and 0.5072 fall to them.
     */
    @Test
    void theUnitedKingdomCutsTheTotalOfAllRates() {
        Draft draft =
                TaxedLines.taxed(
                        List.of(TaxedLines.line("10.04", false), TaxedLines.line("10.17", false)),
                        TaxedLines.treatment(RoundingPolicy.GB_ROUND_DOWN, "20"),
                        TaxedLines.treatment(RoundingPolicy.GB_ROUND_DOWN, "5"));

        assertThat(draft.taxes())
                .extracting(TaxBreakdown::tax)
                .containsExactly(Examples.eur("2.00"), Examples.eur("0.51"));
        assertThat(draft.tax()).isEqualTo(Examples.eur("2.51"));
    }

    /** 12.04 x 20 / 120 = 2.006667 and 10.17 x 5 / 105 = 0.484286: 2.00 and 0.48. */
    @Test
    void whatIsAgreedWithTaxIsNotCutTogether() {
        List<InvoiceLine> lines =
                List.of(TaxedLines.line("12.04", true), TaxedLines.line("10.17", true));

        Draft draft =
                TaxedLines.taxed(
                        lines,
                        TaxedLines.treatment(RoundingPolicy.GB_ROUND_DOWN, "20"),
                        TaxedLines.treatment(RoundingPolicy.GB_ROUND_DOWN, "5"));

        assertThat(draft.taxes())
                .extracting(TaxBreakdown::tax)
                .containsExactly(Examples.eur("2.00"), Examples.eur("0.48"));
        assertThat(draft.net().plus(draft.tax())).isEqualTo(TaxedLines.sum(lines));
    }

    /** Lines that are treated alike need not stand together. */
    @Test
    void linesThatAreTreatedAlikeMakeOneBreakdown() {
        Draft draft =
                TaxedLines.taxed(
                        List.of(
                                TaxedLines.line("100.00", false),
                                TaxedLines.line("10.00", false),
                                TaxedLines.line("119.00", true)),
                        Examples.standard("19"),
                        Examples.standard("7"),
                        Examples.standard("19"));

        assertThat(draft.taxes()).hasSize(2);
        assertThat(draft.taxes().getFirst().lines()).containsExactly(1, 3);
        assertThat(draft.taxes().getFirst().base()).isEqualTo(Examples.eur("200.00"));
        assertThat(draft.taxes().getFirst().tax()).isEqualTo(Examples.eur("38.00"));
        assertThat(draft.taxes().getLast().lines()).containsExactly(2);
        assertThat(draft.taxes().getLast().tax()).isEqualTo(Examples.eur("0.70"));
    }

    /** What was agreed is what is paid, whatever is rounded how. */
    @Test
    void pricesThatIncludeTaxAreNeverRaisedOrLowered() {
        RoundingPolicy[] policies = RoundingPolicy.values();
        String[] rates = {"19", "7", "25.5", "8.1", "5+7", "9+9", "6.25+2+0.25"};
        Law.holds(
                10_000,
                random -> {
                    RoundingPolicy policy = policies[random.nextInt(policies.length)];
                    List<InvoiceLine> lines = new ArrayList<>();
                    List<TaxTreatment> treatments = new ArrayList<>();
                    for (int i = random.nextInt(5); i >= 0; i--) {
                        String price =
                                BigDecimal.valueOf(random.nextInt(30_000), 2).toPlainString();
                        lines.add(TaxedLines.line(price, true));
                        treatments.add(
                                TaxedLines.treatment(policy, rates[random.nextInt(rates.length)]));
                    }

                    Draft draft = TaxedLines.taxed(lines, treatments.toArray(TaxTreatment[]::new));

                    assertThat(draft.net().plus(draft.tax())).isEqualTo(TaxedLines.sum(lines));
                    assertBasesAreThoseOfTheLines(draft);
                });
    }

    private static void assertBasesAreThoseOfTheLines(Draft draft) {
        for (TaxBreakdown tax : draft.taxes()) {
            Money base = Examples.eur("0.00");
            for (int position : tax.lines()) {
                base = base.plus(draft.lines().get(position - 1).net());
            }
            assertThat(tax.base()).isEqualTo(base);
        }
    }

    /** BR-CO-13, 14, 15 and 17 of EN 16931, recomputed in whole cents. */
    @Test
    void sumsAreExactAndTheTaxIsWithinHalfACent() {
        Law.holds(
                1000,
                random -> {
                    int percent = 1 + random.nextInt(27);
                    OwnPrice[] lines =
                            Stream.generate(() -> line(random))
                                    .limit(1 + random.nextInt(20))
                                    .toArray(OwnPrice[]::new);

                    Invoice invoice = Examples.invoice("" + percent, lines);
                    long netCents = 0;
                    for (InvoiceLine line : invoice.content().lines()) {
                        netCents += line.net().getAmountMinorLong();
                    }
                    long taxCents = (netCents * percent + 50) / 100;

                    assertThat(cents(invoice.net())).isEqualTo(netCents);
                    assertThat(cents(invoice.tax())).isEqualTo(taxCents);
                    assertThat(cents(invoice.total())).isEqualTo(netCents + taxCents);
                });
    }

    private static OwnPrice line(RandomGenerator random) {
        BigDecimal price = BigDecimal.valueOf(random.nextInt(1_000_000), 3);
        return Examples.seats("SEAT", "" + random.nextInt(50), price.toPlainString());
    }

    private static long cents(Money money) {
        return money.getAmountMinorLong();
    }
}
