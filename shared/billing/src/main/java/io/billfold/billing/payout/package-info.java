/**
 * What payment providers pay out: their reports, what a payout does to the ledger, and the entry of
 * the bank that confirms it. Amounts are signed as the provider's balance with us moves: positive
 * for money of ours that it gains. Nothing here depends on whether the report or the bank's entry
 * comes first.
 */
@NullMarked
package io.billfold.billing.payout;

import org.jspecify.annotations.NullMarked;
