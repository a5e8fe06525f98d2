package io.billfold.billing.invoice;

import io.billfold.billing.Examples;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Lines whose prices include tax, and lines whose prices do not. */
final class TaxedLines {
    private static final Period FEBRUARY =
            new Period(Examples.STARTED_ON, LocalDate.of(2026, 2, 28));

    private TaxedLines() {}

    /** One piece at a price, which may be below zero. */
    static InvoiceLine line(String price, boolean isTaxIncluded) {
        return line(price, isTaxIncluded, FEBRUARY);
    }

    static InvoiceLine line(String price, boolean isTaxIncluded, Period period) {
        BigDecimal amount = new BigDecimal(price);
        BigDecimal quantity = BigDecimal.valueOf(amount.signum() < 0 ? -1 : 1);
        InvoiceLine plain =
                InvoiceLine.of(
                        "PRO",
                        "Plan PRO",
                        period,
                        quantity,
                        new UnitPrice(CurrencyUnit.EUR, amount.abs()));
        return new InvoiceLine(
                plain.sku(),
                plain.description(),
                period,
                quantity,
                plain.unitPrice(),
                List.of(),
                plain.net(),
                null,
                null,
                new LineOrigin(
                        new SubscriptionId("o-1"),
                        "1",
                        "line",
                        null,
                        "standard",
                        RevenueTreatment.OVER_TIME,
                        null,
                        isTaxIncluded,
                        null));
    }

    /** Taxes by their percents, for example {@code 5+7}. */
    static TaxTreatment treatment(RoundingPolicy policy, String percents) {
        return Examples.taxed(
                "DE",
                policy,
                Arrays.stream(percents.split("\\+"))
                        .map(percent -> Examples.component("tax", "DE", percent))
                        .toArray(TaxComponent[]::new));
    }

    /** Lines with a treatment each, or one for all. */
    static Draft taxed(List<InvoiceLine> lines, TaxTreatment... treatments) {
        Draft draft = draft(lines);
        return InvoiceTax.apply(
                draft,
                treatments.length == 1
                        ? Collections.nCopies(lines.size(), treatments[0])
                        : List.of(treatments));
    }

    static Draft draft(List<InvoiceLine> lines) {
        return Examples.draft(Examples.flat("PRO", "1.00")).withTaxes(lines, List.of());
    }

    static boolean isTaxIncluded(InvoiceLine line) {
        return line.origin() != null && line.origin().isTaxIncluded();
    }

    static Money sum(List<InvoiceLine> lines) {
        return Money.total(lines.stream().map(InvoiceLine::net).toList());
    }
}
