package io.billfold.billing.catalog;

/**
 * When changes take effect that don't say so themselves.
 *
 * @param upgrade to a dearer plan
 * @param downgrade to a cheaper plan
 * @param increase of the quantity (seat true-up)
 * @param decrease of the quantity (true-down)
 */
public record ChangePolicy(When upgrade, When downgrade, When increase, When decrease) {
    /** Dearer at once, cheaper when the term is over. */
    public static final ChangePolicy USUAL =
            new ChangePolicy(When.NOW, When.TERM_END, When.NOW, When.TERM_END);

    /** When a change takes effect. */
    public enum When {
        /** On the day that it is asked for, or that it names. */
        NOW,
        /** When the period ends that it is asked for in. */
        PERIOD_END,
        /** When the term ends; where there is no term, when the period ends. */
        TERM_END
    }
}
