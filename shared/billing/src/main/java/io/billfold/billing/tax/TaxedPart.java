package io.billfold.billing.tax;

import io.billfold.billing.period.Period;

/** The tax of a part of a period. */
public record TaxedPart(Period period, TaxDecision decision) {}
