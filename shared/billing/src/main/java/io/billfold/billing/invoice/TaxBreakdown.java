package io.billfold.billing.invoice;

import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.Money;

/**
 * The tax of all lines of one category and rate (EN 16931 BG-23).
 *
 * @param treatment category, rate and reason
 * @param base sum of the lines' nets (BT-116)
 * @param tax base times rate, rounded once (BT-117, rule BR-CO-17)
 */
public record TaxBreakdown(TaxTreatment treatment, Money base, Money tax) {}
