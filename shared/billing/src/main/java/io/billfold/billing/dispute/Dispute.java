package io.billfold.billing.dispute;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A case in which a payer's bank asks for money back. Its status and its money are two tracks: the
 * status says whose turn it is, only movements say where the money is.
 *
 * @param id the provider's id of the case, for example {@code dp_1}
 * @param provider who reported it, for example {@code stripe}
 * @param paymentId the payment that is disputed
 * @param invoice the invoice that was paid with it
 * @param account who paid
 * @param seller who was paid
 * @param amount what is disputed
 * @param status as the latest report says
 * @param reason the provider's word, for example {@code fraudulent}
 * @param respondBy until when evidence is accepted, or null
 * @param movementsBooked ids of the money movements that are in the ledger, at most 100
 * @param withdrawn what the provider took less what it gave back; below zero only for as long as
 *     the report of the withdrawal is late
 * @param writtenOff what was booked as a loss
 * @param lastEventAt time of the latest report, by the provider's clock
 * @param lastEventId event of the latest report
 */
public record Dispute(
        String id,
        String provider,
        String paymentId,
        InvoiceNumber invoice,
        AccountId account,
        SellerId seller,
        Money amount,
        Status status,
        String reason,
        @Nullable Instant respondBy,
        Set<String> movementsBooked,
        Money withdrawn,
        Money writtenOff,
        Instant lastEventAt,
        String lastEventId) {
    /** A case has two to six movements; more than this is a mistake that a person must look at. */
    public static final int MOVEMENTS_MAX = 100;

    public Dispute {
        Checks.text("dispute.id", id, 255);
        Checks.text("dispute.provider", provider, 64);
        // sorted, so that what is stored has one form
        movementsBooked = Collections.unmodifiableSet(new TreeSet<>(movementsBooked));
        if (movementsBooked.size() > MOVEMENTS_MAX) {
            throw new IllegalArgumentException(
                    "dispute " + id + " has more than " + MOVEMENTS_MAX + " movements");
        }
    }

    /** Whether somebody still has to decide it. */
    public boolean isOpen() {
        return status.isOpen();
    }

    /** What stands on the disputed receivable account for this case; never below zero. */
    public Money argued() {
        Money rest = withdrawn.minus(writtenOff);
        return rest.isNegative() ? Money.zero(rest.getCurrencyUnit()) : rest;
    }

    /**
     * Where a case stands, in words that fit every provider. The order breaks ties between reports
     * of the same second.
     */
    public enum Status {
        /** The bank asks; no money moves. */
        INQUIRY,
        /** The bank takes the money back unless we answer. */
        CHARGEBACK,
        /** We answered, the bank decides. */
        REPRESENTED,
        /** The bank did not accept our answer: a second chance to answer, often a second debit. */
        PRE_ARBITRATION,
        /** The network decides, at the loser's cost. */
        ARBITRATION,
        /** Refunded by an alert or by rule before it counted as a dispute. */
        PREVENTED,
        /** The payer or the bank gave it up, or an inquiry ended without a chargeback. */
        WITHDRAWN,
        /** Decided for us. */
        WON,
        /** Nobody answered in time: lost. */
        EXPIRED,
        /** We gave in. */
        ACCEPTED,
        /** Decided against us. */
        LOST;

        /** Whether somebody still has to decide it. */
        public boolean isOpen() {
            return compareTo(PREVENTED) < 0;
        }

        /** Whether it ended such that what the provider took does not come back. */
        public boolean isLost() {
            return switch (this) {
                case PREVENTED, EXPIRED, ACCEPTED, LOST -> true;
                case INQUIRY,
                        CHARGEBACK,
                        REPRESENTED,
                        PRE_ARBITRATION,
                        ARBITRATION,
                        WITHDRAWN,
                        WON ->
                        false;
            };
        }
    }
}
