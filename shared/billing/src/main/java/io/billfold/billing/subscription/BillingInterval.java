package io.billfold.billing.subscription;

import java.time.LocalDate;

/** How often a subscription is billed. */
public enum BillingInterval {
    MONTH(1),
    YEAR(12);

    private final int months;

    BillingInterval(int months) {
        this.months = months;
    }

    /**
     * Period number {@code index}, from 0, of a subscription anchored on a date. Every border is
     * counted from the anchor, so 31 January gives 28 February and then 31 March again.
     */
    public Period period(LocalDate anchor, int index) {
        return new Period(
                anchor.plusMonths((long) months * index), anchor.plusMonths(months * (index + 1L)));
    }
}
