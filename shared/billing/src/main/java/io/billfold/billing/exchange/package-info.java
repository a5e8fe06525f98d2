/**
 * Exchange rates: which published rate an amount is converted at, and why. Every rate is in units
 * of a currency per one euro, as the European Central Bank publishes them; currencies are ISO 4217
 * codes, of which some are of the past and known to nobody else. Dates are those of publication.
 */
@NullMarked
package io.billfold.billing.exchange;

import org.jspecify.annotations.NullMarked;
