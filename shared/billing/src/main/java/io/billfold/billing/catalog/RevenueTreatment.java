package io.billfold.billing.catalog;

/**
 * When what is invoiced becomes revenue (IFRS 15, paragraphs 31 to 38; ASC 606-10-25-23 to 25-30).
 */
public enum RevenueTreatment {
    /** Evenly over the line's period: access to a service. */
    OVER_TIME,
    /** At once, on the line's first day: a fee for something that is done then. */
    AT_ONCE,
    /** As it is used: metered charges, and credits that are bought before they are used. */
    AS_USED
}
