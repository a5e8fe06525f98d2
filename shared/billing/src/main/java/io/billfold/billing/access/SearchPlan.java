package io.billfold.billing.access;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** By which index a search reads; what else it asks for is compared invoice by invoice. */
public sealed interface SearchPlan {
    /** One invoice. */
    record ByNumber(InvoiceNumber number) implements SearchPlan {}

    /** An account's invoices, newest first. */
    record ByAccount(AccountId account, Days issuedOn) implements SearchPlan {}

    /** The invoices with a customer's tax id, newest first. */
    record ByTaxId(String taxIdKey, Days issuedOn) implements SearchPlan {}

    /** Invoices by their total, smallest first. */
    record ByAmount(AmountRange amounts) implements SearchPlan {}

    /** Invoices by where they stand, the longest due first. */
    record ByState(InvoiceState state) implements SearchPlan {}

    /**
     * Invoices in the order of their numbers, series after series. Dates do not run back in a
     * series, so a period is a stretch of numbers.
     *
     * @param seller whose, or null for all sellers'
     */
    record BySeries(@Nullable SellerId seller, Days issuedOn) implements SearchPlan {}

    /**
     * Days, both included.
     *
     * @param from null for no first day
     * @param to null for no last day
     */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        public Days {
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("to " + to + " is before from " + from);
            }
        }

        /** Whether neither end is known. */
        public boolean isOpen() {
            return from == null && to == null;
        }

        /** Whether a day is in it. */
        public boolean holds(LocalDate day) {
            return !isBefore(day) && !isOver(day);
        }

        /** Whether a day comes before the first one. */
        public boolean isBefore(LocalDate day) {
            return from != null && day.isBefore(from);
        }

        /** Whether a day comes after the last one. */
        public boolean isOver(LocalDate day) {
            return to != null && day.isAfter(to);
        }
    }

    /** The states in which few invoices are at any time. */
    List<InvoiceState> RARE =
            List.of(InvoiceState.OVERDUE, InvoiceState.DISPUTED, InvoiceState.CREDITED);
}
