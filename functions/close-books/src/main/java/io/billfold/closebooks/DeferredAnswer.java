package io.billfold.closebooks;

import io.billfold.billing.revenue.DeferredMonth;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;

import java.util.List;

/** What {@code GET /deferred-revenue} shows: month by month, in one currency. */
@Serdeable
record DeferredAnswer(String seller, String currency, List<Month> months) {
    /**
     * A month: opening and added less earned are closing.
     *
     * @param added what its documents deferred, less what its credit notes took back
     * @param earned what became revenue
     */
    @Serdeable
    record Month(String month, String opening, String added, String earned, String closing) {
        static Month of(DeferredMonth month) {
            return new Month(
                    month.month().toString(),
                    text(month.opening()),
                    text(month.added()),
                    text(month.earned()),
                    text(month.closing()));
        }

        private static String text(Money amount) {
            return amount.getAmount().toPlainString();
        }
    }
}
