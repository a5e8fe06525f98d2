package io.billfold.billing.dispute;

import io.billfold.billing.dispute.Counted.What;
import io.billfold.billing.dispute.DisputeRatios.Counts;
import io.billfold.billing.dispute.DisputeRatios.Standing;
import io.billfold.billing.payment.Acquired;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a seller stands with the networks' programmes in a month, on each of its merchant ids: by
 * what came in the month, as the networks count, and by what was sold in it, which tells earlier
 * and more truly whether a month's sales were bad.
 *
 * @param rates turn amounts into dollars; an amount without a rate is left out
 */
public record RatioBoard(DisputeRatios ratios, DollarRates rates) {
    /** How disputes are laid to months. */
    public enum By {
        /** To that in which they came: the networks' way. */
        RECEIPT,
        /** To that of the payment. */
        SALE
    }

    /**
     * Where a merchant id stands with the programmes of one network.
     *
     * @param counts in the month
     * @param before how many sales there were in the month before
     * @param standings one for each limit that holds; none for networks without a programme
     */
    public record Line(
            String provider,
            Acquired acquired,
            By by,
            Counts counts,
            long before,
            List<Standing> standings) {
        public Line {
            standings = List.copyOf(standings);
        }

        /** What tells an alarm from all others of its month, or null where there is none. */
        public @Nullable String alarm(Standing standing) {
            return standing.alarmPercent() == 0
                    ? null
                    : String.join(
                            ".",
                            provider,
                            acquired.merchant(),
                            acquired.scheme(),
                            standing.limit().programme(),
                            by.name().toLowerCase(Locale.ROOT),
                            Integer.toString(standing.alarmPercent()));
        }
    }

    private record Merchant(String provider, Acquired acquired) {}

    /**
     * The lines of a month, by provider, merchant id and network.
     *
     * @param now what was counted of the month, in each currency
     * @param before what was counted of the month before
     */
    public List<Line> lines(YearMonth month, List<RatioMonth> now, List<RatioMonth> before) {
        Set<Merchant> merchants = new LinkedHashSet<>();
        now.stream()
                .map(it -> new Merchant(it.provider(), it.acquired()))
                .sorted(Comparator.comparing(Merchant::toString))
                .forEach(merchants::add);
        List<Line> lines = new ArrayList<>();
        for (Merchant merchant : merchants) {
            for (By by : By.values()) {
                lines.add(line(merchant, by, month, of(merchant, now), of(merchant, before)));
            }
        }
        return List.copyOf(lines);
    }

    private static List<RatioMonth> of(Merchant merchant, List<RatioMonth> months) {
        return months.stream()
                .filter(it -> it.provider().equals(merchant.provider()))
                .filter(it -> it.acquired().equals(merchant.acquired()))
                .toList();
    }

    private Line line(
            Merchant merchant,
            By by,
            YearMonth month,
            List<RatioMonth> now,
            List<RatioMonth> before) {
        Counts counts = counts(now, by);
        // what was sold in a month is held against the sales of that month
        Counts base = by == By.SALE ? counts : counts(before, by);
        return new Line(
                merchant.provider(),
                merchant.acquired(),
                by,
                counts,
                base.sales(),
                ratios.standings(merchant.acquired().scheme(), month, counts, base));
    }

    private Counts counts(List<RatioMonth> months, By by) {
        What disputes = by == By.RECEIPT ? What.DISPUTES : What.DISPUTES_OF_SALES;
        What frauds = by == By.RECEIPT ? What.FRAUDS : What.FRAUDS_OF_SALES;
        return new Counts(
                number(months, What.SALES),
                number(months, disputes),
                number(months, frauds),
                dollars(months, disputes),
                dollars(months, frauds));
    }

    /** Below zero only while an older release and this one count side by side. */
    private static long number(List<RatioMonth> months, What what) {
        long sum = 0;
        for (RatioMonth month : months) {
            RatioMonth.Sum found = month.sums().get(what);
            sum += found == null ? 0 : found.number();
        }
        return Math.max(0, sum);
    }

    private BigDecimal dollars(List<RatioMonth> months, What what) {
        BigDecimal sum = BigDecimal.ZERO;
        for (RatioMonth month : months) {
            RatioMonth.Sum found = month.sums().get(what);
            sum = found == null ? sum : sum.add(rates.of(found.amount()).orElse(BigDecimal.ZERO));
        }
        return sum;
    }
}
