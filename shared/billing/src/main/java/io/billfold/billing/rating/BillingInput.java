package io.billfold.billing.rating;

import io.billfold.billing.catalog.Plans;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.usage.UsageHistory;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * Everything that a bill follows from.
 *
 * @param subscription with its history and how far it is billed
 * @param catalog the seller's plans
 * @param zone the account's zone
 * @param on the day that is billed: what is due by it goes on the bill
 * @param ledger the portions that were billed, see {@link BillingNeeds#ledgerFrom}
 * @param usage what was used, by metric, see {@link BillingNeeds#usageFrom}
 * @param lateDays for how long a billed period takes late usage
 */
public record BillingInput(
        Subscription subscription,
        Plans catalog,
        ZoneId zone,
        LocalDate on,
        BilledLedger ledger,
        Map<String, UsageHistory> usage,
        int lateDays) {
    /** The input of another day of the same subscription. */
    public BillingInput with(Subscription billed, LocalDate day, BilledLedger portions) {
        return new BillingInput(billed, catalog, zone, day, portions, usage, lateDays);
    }
}
