package io.billfold.billing.account;

/** When a seller takes what it invoices for revenue. */
public enum RevenuePolicy {
    /**
     * As the catalog says of each product. Lines with a price that their order brought itself are
     * revenue when they are invoiced: nobody said of them what they are. What holds where a seller
     * says nothing.
     */
    BY_PRODUCT,
    /**
     * As the catalog says, and lines with a price of their order's own evenly over their period.
     */
    BY_PERIOD,
    /** All of it when it is invoiced: for books that are kept on invoices. */
    AT_ISSUE
}
