package io.billfold.billing.cash;

import io.billfold.billing.Checks;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.ledger.DiscountBookings;
import io.billfold.billing.ledger.TaxMovement;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a payment lacks and is not asked for: it settles the invoice beside the money.
 *
 * @param kind why
 * @param amount above zero
 * @param certificate number of the proof that what was withheld was paid to the state; null while
 *     it is missing, and for every other kind
 * @param taxes by how much it lowers the tax of which totals; empty for every kind but a discount
 */
public record Difference(
        Kind kind, Money amount, @Nullable String certificate, List<TaxMovement> taxes) {
    private static final int CERTIFICATE_LENGTH_MAX = 60;

    /** A difference without a certificate. */
    public Difference(Kind kind, Money amount) {
        this(kind, amount, null, List.of());
    }

    /** A discount for paying early, with what it takes off the tax of its invoice. */
    static Difference discount(Invoice invoice, Money amount) {
        return new Difference(Kind.DISCOUNT, amount, null, DiscountBookings.taxes(invoice, amount));
    }

    /** Why less came. */
    public enum Kind {
        /** Too small to ask for. */
        SMALL,
        /** A bank on the way kept it. */
        BANK_FEE,
        /** The payer kept it as income tax, and owes a certificate. */
        WITHHELD,
        /** The payer kept it for paying early; or it was granted though the money came late. */
        DISCOUNT
    }

    public Difference {
        taxes = List.copyOf(taxes);
        if (kind != Kind.DISCOUNT && !taxes.isEmpty()) {
            throw new IllegalArgumentException("a difference of " + kind + " lowers no tax");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("difference of " + amount + " is not above zero");
        }
        if (certificate != null) {
            Checks.text("certificate", certificate, CERTIFICATE_LENGTH_MAX);
            if (kind != Kind.WITHHELD) {
                throw new IllegalArgumentException("nobody certifies a difference of " + kind);
            }
        }
    }

    /** With the proof of what was withheld. */
    Difference certified(String proof) {
        return new Difference(kind, amount, proof, taxes);
    }

    /** Whether a certificate is still to come. */
    public boolean isCertificateWanted() {
        return kind == Kind.WITHHELD && certificate == null;
    }
}
