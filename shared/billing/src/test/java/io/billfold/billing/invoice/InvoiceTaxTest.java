package io.billfold.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.order.OwnPrice;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
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
                new TaxTreatment(
                        TaxCategory.STANDARD,
                        "consumption tax",
                        "JP",
                        BigDecimal.TEN,
                        null,
                        null,
                        null,
                        RoundingPolicy.JP_QUALIFIED_INVOICE,
                        List.of());

        Draft draft = InvoiceTax.calculate(Examples.draft(Examples.flat("PRO", "0.19")), down);

        assertThat(draft.taxes().getFirst().tax()).isEqualTo(Examples.eur("0.01"));
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
