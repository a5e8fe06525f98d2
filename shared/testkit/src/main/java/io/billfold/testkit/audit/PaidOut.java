package io.billfold.testkit.audit;

/**
 * A payout, as the payment provider itself knows it.
 *
 * @param payout the provider's id, for example {@code po_1}
 * @param amountMinor below zero for what the provider takes from the bank account
 * @param feesMinor what it kept that only its report tells
 */
public record PaidOut(String seller, String payout, long amountMinor, long feesMinor) {}
