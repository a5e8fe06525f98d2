package io.billfold.billing.cash;

import io.billfold.billing.Checks;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a payment lacks and is not asked for: it settles the invoice beside the money.
 *
 * @param kind why
 * @param amount above zero
 * @param certificate number of the proof that what was withheld was paid to the state; null while
 *     it is missing, and for every other kind
 */
public record Difference(Kind kind, Money amount, @Nullable String certificate) {
    private static final int CERTIFICATE_LENGTH_MAX = 60;

    /** A difference without a certificate. */
    public Difference(Kind kind, Money amount) {
        this(kind, amount, null);
    }

    /** Why less came. */
    public enum Kind {
        /** Too small to ask for. */
        SMALL,
        /** A bank on the way kept it. */
        BANK_FEE,
        /** The payer kept it as income tax, and owes a certificate. */
        WITHHELD
    }

    public Difference {
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

    /** Whether a certificate is still to come. */
    public boolean isCertificateWanted() {
        return kind == Kind.WITHHELD && certificate == null;
    }
}
