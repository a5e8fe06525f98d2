package io.billfold.billing.invoice;

import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.List;

/** Calculates the tax of a draft. */
public final class InvoiceTax {
    private InvoiceTax() {}

    /**
     * The draft with its tax: base times rate, rounded once for the whole document and never per
     * line (EN 16931 rule BR-CO-17). All lines have the same treatment in this version, so there is
     * one category and rate. Three lines of 1.65 at 19 percent give 0.94, not 0.93.
     */
    public static Draft calculate(Draft draft, TaxTreatment treatment) {
        Money base = draft.net();
        return draft.withTaxes(List.of(new TaxBreakdown(treatment, base, tax(base, treatment))));
    }

    private static Money tax(Money base, TaxTreatment treatment) {
        BigDecimal exact = base.getAmount().multiply(treatment.ratePercent()).movePointLeft(2);
        return treatment.rounding().round(base.getCurrencyUnit(), exact);
    }
}
