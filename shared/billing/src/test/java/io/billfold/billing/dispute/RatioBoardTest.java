package io.billfold.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.dispute.Counted.What;
import io.billfold.billing.dispute.DisputeRatios.Standing;
import io.billfold.billing.dispute.RatioBoard.Line;
import io.billfold.billing.dispute.RatioMonth.Sum;
import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.payment.Acquired;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class RatioBoardTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private static final DollarRates RATES =
            DollarRates.of(
                    new PublishedDay(
                            LocalDate.of(2026, 5, 29),
                            new TreeMap<>(
                                    Map.of(
                                            "USD", new BigDecimal("1.20"),
                                            "GBP", new BigDecimal("0.80")))));

    private final RatioBoard board = new RatioBoard(DisputeRatios.bundled(), RATES);

    /** Worked by hand: EUR 20,000 are 24,000, GBP 4,000 6,000. */
    @Test
    void addsUpTheCurrenciesOfAMerchantId() {
        RatioMonth euros =
                month(
                        "mastercard",
                        Map.of(
                                What.SALES,
                                sum(900, "EUR 9000.00"),
                                What.FRAUDS,
                                sum(40, "EUR 20000.00")));
        RatioMonth pounds =
                month(
                        "mastercard",
                        Map.of(
                                What.SALES,
                                sum(100, "GBP 900.00"),
                                What.FRAUDS,
                                sum(10, "GBP 4000.00")));

        Line line = board.lines(MAY, List.of(euros, pounds), List.of()).getFirst();

        assertThat(line.by()).isEqualTo(RatioBoard.By.RECEIPT);
        assertThat(line.counts().sales()).isEqualTo(1_000);
        assertThat(line.counts().frauds()).isEqualTo(50);
        assertThat(line.counts().fraudUsd()).isEqualByComparingTo("30000");
        Standing efm = standing(line, "EFM");
        assertThat(efm.ratioPercent()).isEqualByComparingTo("5");
        assertThat(efm.reachedPercent()).as("of 50,000 dollars").isEqualByComparingTo("60");
        assertThat(line.alarm(efm)).isEqualTo("adyen.MusterDE.mastercard.EFM.receipt.50");
    }

    @Test
    void keepsMerchantIdsAndNetworksApart() {
        RatioMonth visa = month("visa", Map.of(What.SALES, sum(1, "EUR 1.00")));
        RatioMonth sepa = month("sepa_debit", Map.of(What.SALES, sum(1, "EUR 1.00")));
        RatioMonth other = new RatioMonth("adyen", new Acquired("visa", "MusterAT"), visa.sums());

        assertThat(board.lines(MAY, List.of(visa, sepa, other), List.of()))
                .extracting(it -> it.acquired() + " " + it.by() + " " + it.standings().size())
                .containsExactlyInAnyOrder(
                        new Acquired("visa", "MusterDE") + " RECEIPT 1",
                        new Acquired("visa", "MusterDE") + " SALE 1",
                        new Acquired("visa", "MusterAT") + " RECEIPT 1",
                        new Acquired("visa", "MusterAT") + " SALE 1",
                        new Acquired("sepa_debit", "MusterDE") + " RECEIPT 0",
                        new Acquired("sepa_debit", "MusterDE") + " SALE 0");
    }

    /** ECM: 100 disputes and 1.5 % of the month before; by sale they are held against their own. */
    @Test
    void disputesOfAMonthsSalesAreHeldAgainstThoseSales() {
        RatioMonth now =
                month(
                        "mastercard",
                        Map.of(
                                What.SALES, sum(4_000, "EUR 4000.00"),
                                What.DISPUTES, sum(10, "EUR 10.00"),
                                What.DISPUTES_OF_SALES, sum(75, "EUR 75.00")));
        RatioMonth before = month("mastercard", Map.of(What.SALES, sum(2_000, "EUR 2000.00")));

        List<Line> lines = board.lines(MAY, List.of(now), List.of(before));

        assertThat(standing(lines.getFirst(), "ECM").ratioPercent()).isEqualByComparingTo("0.5");
        assertThat(lines.getFirst().alarm(standing(lines.getFirst(), "ECM"))).isNull();
        assertThat(standing(lines.getLast(), "ECM").ratioPercent()).isEqualByComparingTo("1.875");
        assertThat(lines.getLast().alarm(standing(lines.getLast(), "ECM")))
                .isEqualTo("adyen.MusterDE.mastercard.ECM.sale.75");
    }

    @Test
    void whatHasNoRateIsLeftOutOfTheDollarsAlone() {
        RatioMonth yen = month("visa", Map.of(What.DISPUTES, sum(3, "JPY 9000")));

        Line line = board.lines(MAY, List.of(yen), List.of()).getFirst();

        assertThat(line.counts().disputes()).isEqualTo(3);
        assertThat(line.counts().disputedUsd()).isZero();
    }

    private static RatioMonth month(String scheme, Map<What, Sum> sums) {
        return new RatioMonth("adyen", new Acquired(scheme, "MusterDE"), sums);
    }

    private static Sum sum(long number, String amount) {
        return new Sum(number, Money.parse(amount));
    }

    private static Standing standing(Line line, String programme) {
        return line.standings().stream()
                .filter(it -> it.limit().programme().equals(programme))
                .findAny()
                .orElseThrow();
    }
}
