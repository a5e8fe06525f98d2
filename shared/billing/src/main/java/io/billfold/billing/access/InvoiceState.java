package io.billfold.billing.access;

import io.billfold.billing.dunning.Receivable;

import java.time.LocalDate;
import java.util.Locale;

/** Where an issued invoice stands, in one word. A credit note has none: nothing is owed on it. */
public enum InvoiceState {
    /** Something is open, and the last day to pay is not over. */
    ISSUED,

    /** Nothing is open. */
    PAID,

    /** Something is open, and the last day to pay is over. */
    OVERDUE,

    /** A bank took back what was paid. */
    DISPUTED,

    /** Credit notes took all of it off before anything was paid. */
    CREDITED;

    /**
     * The state on a day.
     *
     * @param today in the account's zone, where the last day to pay is a day
     */
    public static InvoiceState of(Receivable receivable, LocalDate today) {
        return switch (receivable.status()) {
            case OPEN, PARTLY_PAID -> today.isAfter(receivable.dueOn()) ? OVERDUE : ISSUED;
            case PAID -> PAID;
            case CREDITED -> CREDITED;
            case DISPUTED -> DISPUTED;
        };
    }

    /** The word in queries and answers, for example {@code overdue}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
