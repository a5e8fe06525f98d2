package io.billfold.billing.withholding;

import io.billfold.billing.Checks;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer withheld of an invoice: a claim on the state that it was paid to. Without the
 * certificate it can't be set off against the seller's own income tax, so it stays an open item.
 *
 * @param invoice of which it was withheld
 * @param jurisdiction whose tax it is: ISO 3166-1 alpha-2, for example {@code IN}, or a part of it
 * @param year the tax year in which it was withheld, by its first calendar year
 * @param amount above zero, in the invoice's currency
 * @param certificateNumber of the proof that it was paid in the seller's name; null while missing
 */
public record WithholdingReceivable(
        InvoiceNumber invoice,
        String jurisdiction,
        int year,
        Money amount,
        @Nullable String certificateNumber) {
    private static final int CERTIFICATE_LENGTH_MAX = 60;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2999;

    public WithholdingReceivable {
        Checks.id("jurisdiction", jurisdiction);
        if (year < YEAR_MIN || year > YEAR_MAX) {
            throw new IllegalArgumentException("year " + year + " is not a tax year");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "withheld of " + invoice + " must be above zero, was " + amount);
        }
        if (certificateNumber != null) {
            Checks.text("certificateNumber", certificateNumber, CERTIFICATE_LENGTH_MAX);
        }
    }

    /** Whether the proof is there. */
    public enum State {
        CERTIFICATE_MISSING,
        CERTIFICATE_RECEIVED
    }

    public State state() {
        return certificateNumber == null ? State.CERTIFICATE_MISSING : State.CERTIFICATE_RECEIVED;
    }

    /**
     * With its certificate. The same number again changes nothing.
     *
     * @throws IllegalStateException when it has another one
     */
    public WithholdingReceivable withCertificate(String number) {
        if (certificateNumber != null && !certificateNumber.equals(number)) {
            throw new IllegalStateException(
                    "what was withheld of %s has certificate %s, not %s"
                            .formatted(invoice, certificateNumber, number));
        }
        return new WithholdingReceivable(invoice, jurisdiction, year, amount, number);
    }
}
