package io.billfold.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxRules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A period within which a rate changes. Switzerland: 7.7 to 8.1 percent on 1 January 2024, parted
 * by the time of supply (MWST-Info 19). Germany: 16 to 19 percent on 1 January 2021, the rate of
 * the end (UStG 27(1)). Estonia: 22 to 24 percent on 1 July 2025, the rate of the beginning where
 * it is paid in advance (Directive 2006/112/EC art. 65), else of the end (art. 64).
 */
class RateChangeTest {
    private static final TaxRules RULES = TaxRules.bundled();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    place | from       | to         | billed     | price        | lines                                                                | taxes                   | why
                    CH    | 2023-12-16 | 2024-01-16 | 2023-12-16 | 310.00       | 2023-12-16 2024-01-01 160.00, 2024-01-01 2024-01-16 150.00           | 7.7 12.32, 8.1 12.15    | 16 of 31 days at 7.7
                    CH    | 2023-12-16 | 2024-01-16 | 2024-01-16 | 310.00       | 2023-12-16 2024-01-01 160.00, 2024-01-01 2024-01-16 150.00           | 7.7 12.32, 8.1 12.15    | in arrears too
                    CH    | 2023-12-16 | 2024-01-16 | 2023-12-16 | 100.00       | 2023-12-16 2024-01-01 51.61, 2024-01-01 2024-01-16 48.39             | 7.7 3.97, 8.1 3.92      | 51.6129 and 48.3871
                    CH    | 2023-12-16 | 2024-01-16 | 2023-12-16 | gross 310.00 | 2023-12-16 2024-01-01 148.56, 2024-01-01 2024-01-16 138.76           | 7.7 11.44, 8.1 11.24    | 160 x 7.7 / 107.7 and 150 x 8.1 / 108.1
                    CH    | 2023-12-01 | 2024-01-01 | 2023-12-01 | 100.00       | 2023-12-01 2024-01-01 100.00                                         | 7.7 7.70                | the last day is 31 December
                    CH    | 2024-01-01 | 2024-02-01 | 2023-12-15 | 100.00       | 2024-01-01 2024-02-01 100.00                                         | 8.1 8.10                | billed before the change
                    DE    | 2020-12-16 | 2021-01-16 | 2020-12-16 | 310.00       | 2020-12-16 2021-01-16 310.00                                         | 19 58.90                | complete at its end
                    DE    | 2020-06-16 | 2020-07-16 | 2020-07-16 | 100.00       | 2020-06-16 2020-07-16 100.00                                         | 16 16.00                | complete at its end
                    EE    | 2025-06-16 | 2025-07-16 | 2025-06-16 | 300.00       | 2025-06-16 2025-07-16 300.00                                         | 22 66.00                | in advance
                    EE    | 2025-06-16 | 2025-07-16 | 2025-07-16 | 300.00       | 2025-06-16 2025-07-16 300.00                                         | 24 72.00                | in arrears
                    EE    | 2025-06-01 | 2025-07-01 | 2025-07-01 | 300.00       | 2025-06-01 2025-07-01 300.00                                         | 22 66.00                | the last day is 30 June
                    """)
    void thePeriodBearsTheRateThatTheLawOfThePlaceSays(
            String place,
            LocalDate from,
            LocalDate to,
            LocalDate billed,
            String price,
            String lines,
            String taxes,
            String why) {
        boolean isGross = price.startsWith("gross ");
        InvoiceLine line =
                TaxedLines.line(price.replace("gross ", ""), isGross, new Period(from, to));

        InvoiceTax.Result.Taxed taxed = calculate(place, billed, line);

        assertThat(taxed.lines())
                .extracting(RateChangeTest::told)
                .containsExactly(lines.split(", "));
        assertThat(taxed.taxes())
                .extracting(RateChangeTest::told)
                .containsExactly(taxes.split(", "));
        assertThat(taxed.lines()).noneMatch(TaxedLines::isTaxIncluded);
    }

    /** Positions are those of the lines after the cut. */
    @Test
    void everyPartBelongsToItsRate() {
        InvoiceLine year =
                TaxedLines.line(
                        "365.00",
                        false,
                        new Period(LocalDate.of(2023, 7, 1), LocalDate.of(2024, 7, 1)));
        InvoiceLine january =
                TaxedLines.line(
                        "10.00",
                        false,
                        new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1)));

        InvoiceTax.Result.Taxed taxed = calculate("CH", LocalDate.of(2023, 7, 1), year, january);

        assertThat(taxed.lines()).hasSize(3);
        assertThat(taxed.taxes())
                .extracting(TaxBreakdown::lines)
                .containsExactly(List.of(1), List.of(2, 3));
    }

    private static InvoiceTax.Result.Taxed calculate(
            String place, LocalDate billed, InvoiceLine... lines) {
        Draft draft = TaxedLines.draft(List.of(lines));
        Draft at =
                new Draft(
                        draft.id(),
                        draft.kind(),
                        null,
                        null,
                        Examples.seller(place, place),
                        Examples.account(
                                PartyKind.CONSUMER, null, Examples.address(place, null, null)),
                        draft.currency(),
                        billed,
                        draft.period(),
                        14,
                        null,
                        draft.lines(),
                        List.of(),
                        null);
        InvoiceTax.Result result =
                InvoiceTax.calculate(InvoiceTax.Sale.of(at, SellerSales.NONE), RULES);
        assertThat(result).isInstanceOf(InvoiceTax.Result.Taxed.class);
        return (InvoiceTax.Result.Taxed) result;
    }

    private static String told(InvoiceLine line) {
        return line.period().from()
                + " "
                + line.period().to()
                + " "
                + line.net().getAmount().toPlainString();
    }

    private static String told(TaxBreakdown tax) {
        return tax.treatment().components().stream()
                .map(
                        component ->
                                component.ratePercent().stripTrailingZeros().toPlainString()
                                        + " "
                                        + tax.tax().getAmount().toPlainString())
                .collect(Collectors.joining("+"));
    }
}
