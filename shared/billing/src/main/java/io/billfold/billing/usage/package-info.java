/**
 * What customers used, and how much of it a period is billed for.
 *
 * <p>Times are instants; a period's days are those of the account's own zone, and every interval is
 * half-open. Quantities are exact decimals in the metric's own unit; only time-weighted and
 * prorated totals are divided, once each, as the {@link io.billfold.billing.usage.UsagePolicy}
 * says.
 *
 * <p>Usage of a period may come after the period was billed. Nothing is reopened: as long as the
 * period takes late usage ({@link io.billfold.billing.usage.UsageRules}) its total is made anew
 * from all that was recorded, and the difference from what was billed goes on the next invoice.
 */
@NullMarked
package io.billfold.billing.usage;

import org.jspecify.annotations.NullMarked;
