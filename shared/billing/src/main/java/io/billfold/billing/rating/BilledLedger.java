package io.billfold.billing.rating;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a subscription has been billed, by the first day of its period. It alone decides what is
 * still to bill and what is to be given back.
 *
 * @param pages the portions of the periods that begin on a day; what is not there was not billed,
 *     or was not asked for, see {@link BillingNeeds}
 */
public record BilledLedger(Map<LocalDate, List<Portion>> pages) {
    public BilledLedger {
        pages = Map.copyOf(pages);
    }

    /** Nothing is billed yet. */
    public static BilledLedger empty() {
        return new BilledLedger(Map.of());
    }

    /** The ledger with some pages replaced. */
    public BilledLedger with(Map<LocalDate, List<Portion>> changed) {
        Map<LocalDate, List<Portion>> all = new HashMap<>(pages);
        all.putAll(changed);
        return new BilledLedger(all);
    }
}
