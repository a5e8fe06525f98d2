package io.billfold.billing.account;

import io.billfold.billing.withholding.Withholding;

/**
 * What a customer keeps of its invoices as income tax.
 *
 * @param withholding tax, rate and what it is a share of
 * @param isGrossedUp whether the contract says that the price must arrive whole: then the price is
 *     raised to price / (1 - rate)
 */
public record WithholdingTerms(Withholding withholding, boolean isGrossedUp) {}
