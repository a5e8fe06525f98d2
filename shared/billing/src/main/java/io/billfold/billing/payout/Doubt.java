package io.billfold.billing.payout;

import org.joda.money.Money;

/**
 * A line of a payout that is not in the books, or not like this.
 *
 * @param line as reported; lines about one payment are one
 * @param missing by how much provider clearing is off because of it
 * @param reason in words
 */
public record Doubt(PayoutLine line, Money missing, String reason) {}
