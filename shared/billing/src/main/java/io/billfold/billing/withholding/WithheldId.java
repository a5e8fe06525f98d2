package io.billfold.billing.withholding;

import io.billfold.billing.cash.CashId;
import io.billfold.billing.invoice.InvoiceNumber;

import java.util.regex.Pattern;

/**
 * Identifies what was withheld, for example {@code c-0f3a.MU-2026-000042}: the money it came with
 * and the invoice. What somebody recorded has the id of that request, {@code w-...}.
 */
public record WithheldId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,130}");

    public WithheldId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "withholding '" + value + "' may hold letters, digits and . _ - only");
        }
    }

    /** What was withheld of an invoice when money came. */
    public static WithheldId of(CashId cash, InvoiceNumber invoice) {
        return new WithheldId(cash + "." + invoice);
    }

    /** What a request recorded. */
    public static WithheldId ofRequest(String requestId) {
        return new WithheldId("w-" + requestId);
    }

    @Override
    public String toString() {
        return value;
    }
}
