package io.billfold.billing.subscription;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * How far a subscription has been billed. Together with the ledger of billed portions it says what
 * is still to bill; nothing is concluded from invoices.
 *
 * @param nextOn day on which the next draft is due, in the account's zone, or null when all is over
 * @param billedTo for each phase, in advance and in arrears, the end of the last period that was
 *     looked at
 * @param changedFrom earliest moment that changes touched since the last draft, or null for none
 * @param lastDraftOn day of the last draft, or null before the first
 * @param draftsOfDay drafts of that day
 * @param taken what each discount has taken off so far, by the change that gave it
 * @param spent what each credit grant has paid so far, by the change that gave it
 */
public record BillingState(
        @Nullable LocalDate nextOn,
        Map<ProgressKey, LocalDate> billedTo,
        @Nullable LocalDateTime changedFrom,
        @Nullable LocalDate lastDraftOn,
        int draftsOfDay,
        Map<String, Money> taken,
        Map<String, Money> spent) {
    public BillingState {
        billedTo = Map.copyOf(billedTo);
        taken = Map.copyOf(taken);
        spent = Map.copyOf(spent);
    }

    /** The state of a subscription that was never billed. */
    public static BillingState opening() {
        return new BillingState(null, Map.of(), null, null, 0, Map.of(), Map.of());
    }

    /** The state with another due day. */
    public BillingState withNextOn(@Nullable LocalDate day) {
        return new BillingState(day, billedTo, changedFrom, lastDraftOn, draftsOfDay, taken, spent);
    }

    /** The state after a change that takes effect at a moment. */
    public BillingState withChangeFrom(LocalDateTime moment) {
        LocalDateTime earliest =
                changedFrom == null || moment.isBefore(changedFrom) ? moment : changedFrom;
        return new BillingState(nextOn, billedTo, earliest, lastDraftOn, draftsOfDay, taken, spent);
    }
}
