package io.billfold.billing.revenue;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a month moved what is deferred.
 *
 * @param opening what was deferred before it
 * @param added what its documents deferred, less what its credit notes took back
 * @param earned what became revenue in it
 */
public record DeferredMonth(YearMonth month, Money opening, Money added, Money earned) {
    /**
     * No line is for longer than this: what was deferred before it became revenue long ago. {@link
     * Deferral} takes longer ones for revenue at once.
     */
    public static final int LOOK_BACK_MONTHS = 120;

    /**
     * What the ledger says of a month.
     *
     * @param net credits less debits of deferred revenue
     * @param earned what of that became revenue, above zero
     */
    public record Moved(Money net, Money earned) {
        public Moved plus(Moved more) {
            return new Moved(net.plus(more.net), earned.plus(more.earned));
        }
    }

    /** What is deferred after it. */
    public Money closing() {
        return opening.plus(added).minus(earned);
    }

    /**
     * Months one after another, both included.
     *
     * @param moved what moved in these and in earlier months; those where nothing did are left out
     */
    public static List<DeferredMonth> rolled(
            Map<YearMonth, Moved> moved, CurrencyUnit currency, YearMonth from, YearMonth to) {
        Money zero = Money.zero(currency);
        Money open = zero;
        for (Map.Entry<YearMonth, Moved> before : moved.entrySet()) {
            if (before.getKey().isBefore(from)) {
                open = open.plus(before.getValue().net());
            }
        }
        List<DeferredMonth> months = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            Moved here = moved.getOrDefault(month, new Moved(zero, zero));
            DeferredMonth rolled =
                    new DeferredMonth(month, open, here.net().plus(here.earned()), here.earned());
            months.add(rolled);
            open = rolled.closing();
        }
        return months;
    }
}
