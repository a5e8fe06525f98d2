package io.billfold.billing.change;

import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PricedPart;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.period.BillingInterval;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What plans are worth in a year, to tell an upgrade from a downgrade. */
final class PlanValue {
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS = BigDecimal.valueOf(365);
    private static final int DIGITS = 6;

    private PlanValue() {}

    /** The recurring charges of a year, without usage, in major units. */
    static BigDecimal ofYear(Plan plan, CurrencyUnit currency, BigDecimal quantity, LocalDate on) {
        BigDecimal value = BigDecimal.ZERO;
        for (Charge charge : plan.versionOn(on).charges()) {
            Pricing pricing = charge.prices().get(currency);
            boolean recurs =
                    charge.basis() instanceof Basis.Fixed
                            || charge.basis() instanceof Basis.PerItem;
            if (recurs && pricing != null) {
                for (PricedPart part : pricing.price(quantity)) {
                    value = value.add(part.amount());
                }
            }
        }
        return perYear(value, plan.interval());
    }

    private static BigDecimal perYear(BigDecimal value, BillingInterval interval) {
        return interval.months() > 0
                ? value.multiply(MONTHS)
                        .divide(BigDecimal.valueOf(interval.months()), DIGITS, RoundingMode.HALF_UP)
                : value.multiply(DAYS)
                        .divide(BigDecimal.valueOf(interval.days()), DIGITS, RoundingMode.HALF_UP);
    }
}
