package io.billfold.billing.dunning;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What is still owed on one invoice.
 *
 * @param invoice the invoice
 * @param account who owes it
 * @param seller whom it is owed to
 * @param total what was invoiced
 * @param open what is neither paid nor credited yet, from zero to the total
 * @param credited what credit notes took off, from zero to the total
 * @param disputed the part of what was paid that a bank took back and that is argued about
 * @param dueOn last day to pay
 * @param level highest reminder sent; 0 for none. It never goes down.
 * @param remindedOn date of the last reminder, or null when there was none
 * @param pausedBy why no reminder is sent, for example {@code dispute dp_1}, or null; several
 *     reasons are sorted and parted by a comma
 * @param discount the discount for paying early that is a part of what was paid, or null
 */
public record Receivable(
        InvoiceNumber invoice,
        AccountId account,
        SellerId seller,
        Money total,
        Money open,
        Money credited,
        Money disputed,
        LocalDate dueOn,
        int level,
        @Nullable LocalDate remindedOn,
        @Nullable String pausedBy,
        @Nullable TakenDiscount discount) {
    private static final String SEPARATOR = ", ";

    /** Without a discount. */
    public Receivable(
            InvoiceNumber invoice,
            AccountId account,
            SellerId seller,
            Money total,
            Money open,
            Money credited,
            Money disputed,
            LocalDate dueOn,
            int level,
            @Nullable LocalDate remindedOn,
            @Nullable String pausedBy) {
        this(
                invoice,
                account,
                seller,
                total,
                open,
                credited,
                disputed,
                dueOn,
                level,
                remindedOn,
                pausedBy,
                null);
    }

    public Receivable {
        if (open.isNegative() || open.isGreaterThan(total)) {
            throw new IllegalArgumentException(
                    "open " + open + " of " + invoice + " is not within 0 and " + total);
        }
        if (credited.isNegative() || credited.isGreaterThan(total.minus(open))) {
            throw new IllegalArgumentException(
                    "credited " + credited + " of " + invoice + " is not within 0 and what is off");
        }
        if (disputed.isNegative()) {
            throw new IllegalArgumentException(
                    "disputed " + disputed + " of " + invoice + " is below zero");
        }
        if (level < 0 || (level > 0) != (remindedOn != null)) {
            throw new IllegalArgumentException(
                    "level "
                            + level
                            + " of "
                            + invoice
                            + " does not fit reminder date "
                            + remindedOn);
        }
    }

    /** What an invoice is owed when it has just been issued. */
    public static Receivable of(Invoice invoice) {
        Money total = invoice.total();
        return new Receivable(
                invoice.number(),
                invoice.content().account().id(),
                invoice.content().seller().id(),
                total,
                total,
                Money.zero(total.getCurrencyUnit()),
                Money.zero(total.getCurrencyUnit()),
                invoice.dueOn(),
                0,
                null,
                null);
    }

    /** Where the invoice stands, in the words of screens and reports. */
    public Status status() {
        if (disputed.isPositive()) {
            return Status.DISPUTED;
        }
        boolean isUnpaid = open.plus(credited).isEqual(total);
        if (open.isZero()) {
            return isUnpaid && credited.isPositive() ? Status.CREDITED : Status.PAID;
        }
        return isUnpaid ? Status.OPEN : Status.PARTLY_PAID;
    }

    /**
     * The receivable after money or account credit was applied to it.
     *
     * @throws IllegalArgumentException when more than what is open is applied
     */
    public Receivable withApplied(Money applied) {
        return with(open.minus(applied), credited, disputed, discount);
    }

    /**
     * The receivable after a credit note took something off it.
     *
     * @throws IllegalArgumentException when it is more than what is open
     */
    public Receivable withCredited(Money off) {
        return withCredited(off, off);
    }

    /**
     * The receivable after a credit note, of which a part may be given back beside it.
     *
     * @param off what the note takes off what is open
     * @param note its total
     * @throws IllegalArgumentException when off is more than what is open
     */
    public Receivable withCredited(Money off, Money note) {
        TakenDiscount left = discount == null ? null : discount.without(note, off);
        return with(open.minus(off), credited.plus(off), disputed, left);
    }

    /** The receivable with a discount for paying early, which was applied to it with the money. */
    public Receivable withDiscount(Money taken) {
        return with(open, credited, disputed, new TakenDiscount(taken, total.minus(credited)));
    }

    /** The receivable without the discount, as what was applied with it is owed again. */
    public Receivable withoutDiscount() {
        return with(open, credited, disputed, null);
    }

    private Receivable with(
            Money nowOpen, Money nowCredited, Money nowDisputed, @Nullable TakenDiscount taken) {
        return new Receivable(
                invoice,
                account,
                seller,
                total,
                nowOpen,
                nowCredited,
                nowDisputed,
                dueOn,
                level,
                remindedOn,
                pausedBy,
                taken);
    }

    /**
     * The receivable after a payment turned out not to last: what it settled is owed again, on the
     * day that was the last to pay.
     *
     * @param again below zero when the payment lasts after all
     * @throws IllegalArgumentException when more than what was paid, or less than what is open
     */
    public Receivable withReopened(Money again) {
        return withApplied(again.negated());
    }

    /** The receivable with another amount that is argued about. */
    public Receivable withDisputed(Money argued) {
        return with(open, credited, argued, discount);
    }

    /**
     * The receivable after a reminder was sent.
     *
     * @throws IllegalArgumentException when the level does not go up
     */
    public Receivable withReminder(int sent, LocalDate sentOn) {
        if (sent <= level) {
            throw new IllegalArgumentException(
                    "reminder level of " + invoice + " can't go from " + level + " to " + sent);
        }
        return new Receivable(
                invoice, account, seller, total, open, credited, disputed, dueOn, sent, sentOn,
                pausedBy, discount);
    }

    /** The receivable with one more reason to send no reminder; a known reason changes nothing. */
    public Receivable withPause(String reason) {
        TreeSet<String> reasons = new TreeSet<>(pauses());
        reasons.add(reason);
        return withPauses(reasons);
    }

    /** The receivable without a reason to send no reminder; an unknown reason changes nothing. */
    public Receivable withoutPause(String reason) {
        TreeSet<String> reasons = new TreeSet<>(pauses());
        reasons.remove(reason);
        return withPauses(reasons);
    }

    private List<String> pauses() {
        return pausedBy == null ? List.of() : List.of(pausedBy.split(SEPARATOR));
    }

    private Receivable withPauses(Collection<String> reasons) {
        return new Receivable(
                invoice,
                account,
                seller,
                total,
                open,
                credited,
                disputed,
                dueOn,
                level,
                remindedOn,
                reasons.isEmpty() ? null : String.join(SEPARATOR, reasons),
                discount);
    }

    /** Where an invoice stands. */
    public enum Status {
        OPEN,
        PARTLY_PAID,
        PAID,
        /** Credit notes took all of it off before anything was paid. */
        CREDITED,
        DISPUTED
    }
}
