package io.billfold.billing.cash;

import io.billfold.billing.Checks;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One movement on a bank account. Of a batch each single payment is one.
 *
 * @param reference the bank's reference, or its place in the statement, for example {@code 3.1}:
 *     unique within the statement
 * @param bookedOn the day on which the bank booked it
 * @param valueOn the day from which on it counts
 * @param amount positive for money that came, negative for money that went, never zero
 * @param charges what banks kept of it on the way, zero or above
 * @param payer who paid or was paid, or null
 * @param payerAccount the other account: IBAN or number, without blanks, or null
 * @param endToEndId the reference that the payer gave its payment, or null
 * @param structuredReference an ISO 11649 or QR reference, without blanks, or null
 * @param text what the payer wrote; may be empty
 * @param exchange what it was before the bank exchanged it, or null
 * @param returnReason why an earlier payment came back, for example {@code AC04}; null for any
 *     other movement
 */
public record BankEntry(
        String reference,
        LocalDate bookedOn,
        LocalDate valueOn,
        Money amount,
        Money charges,
        @Nullable String payer,
        @Nullable String payerAccount,
        @Nullable String endToEndId,
        @Nullable String structuredReference,
        String text,
        @Nullable Exchange exchange,
        @Nullable String returnReason) {
    /** More than the 140 characters of SEPA and the 9 times 140 of extended remittance. */
    public static final int TEXT_MAX = 2_000;

    private static final int FIELD_MAX = 140;

    public BankEntry {
        Checks.text("entry.reference", reference, FIELD_MAX);
        checkLength("entry.payer", payer, FIELD_MAX);
        checkLength("entry.payerAccount", payerAccount, FIELD_MAX);
        checkLength("entry.endToEndId", endToEndId, FIELD_MAX);
        checkLength("entry.structuredReference", structuredReference, FIELD_MAX);
        checkLength("entry.text", text, TEXT_MAX);
        checkLength("entry.returnReason", returnReason, FIELD_MAX);
        checkMoney(reference, amount, charges);
        if (exchange != null && exchange.from().isSameCurrency(amount)) {
            throw new IllegalArgumentException(
                    "entry %s of %s was exchanged from %s"
                            .formatted(reference, amount, exchange.from()));
        }
    }

    /** Whether money came. */
    public boolean isCredit() {
        return amount.isPositive();
    }

    /**
     * What the money was before the bank kept its charges of it, which the rate bears out; null
     * where nothing was exchanged or the rate makes something else of it.
     */
    @Nullable Money exchanged() {
        if (exchange == null || exchange.makes(amount)) {
            return exchange == null ? null : amount;
        }
        Money before = amount.plus(charges);
        return exchange.makes(before) ? before : null;
    }

    private static void checkMoney(String reference, Money amount, Money charges) {
        if (amount.isZero()) {
            throw new IllegalArgumentException("entry " + reference + " moves nothing");
        }
        if (charges.isNegative() || !charges.isSameCurrency(amount)) {
            throw new IllegalArgumentException(
                    "entry %s of %s has charges of %s".formatted(reference, amount, charges));
        }
    }

    private static void checkLength(String field, @Nullable String value, int lengthMax) {
        if (value != null && value.length() > lengthMax) {
            throw new IllegalArgumentException(
                    "%s has %d characters, at most %d are read"
                            .formatted(field, value.length(), lengthMax));
        }
    }
}
