package io.billfold.billing.tax;

import io.billfold.billing.tax.id.TaxIdVerdict;
import io.billfold.billing.tax.id.TaxIds;

import org.jspecify.annotations.Nullable;

/** Whether a customer's number can be one of its country's. */
final class TaxNumbers {
    private TaxNumbers() {}

    /**
     * What is wrong with a number, or null where it can be one. Where numbers that fail the check
     * are in use, and where the form is not known, any number can be one.
     */
    static @Nullable String fault(String country, String number) {
        return switch (TaxIds.check(country, number)) {
            case TaxIdVerdict.Malformed(String reason, TaxIdVerdict.Severity severity)
                    when severity == TaxIdVerdict.Severity.REJECT ->
                    reason + ", was " + number;
            case TaxIdVerdict.Malformed _, TaxIdVerdict.WellFormed _, TaxIdVerdict.NotKnown _ ->
                    null;
        };
    }
}
