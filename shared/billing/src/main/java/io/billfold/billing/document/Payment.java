package io.billfold.billing.document;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How to pay.
 *
 * @param means BG-16; none where nothing is to be paid
 * @param remittance BT-83: what the payer should quote, or null
 * @param terms BT-20: what else was agreed, or null
 * @param discounts what is offered for paying early, the largest first; told in BT-20 too
 */
public record Payment(
        List<PaymentMeans> means,
        @Nullable String remittance,
        @Nullable String terms,
        List<EarlyDiscount> discounts) {
    /** Nothing is to be paid. */
    public static final Payment NONE = new Payment(List.of(), null, null);

    /**
     * A discount for paying early, for example 2 percent until 10 December 2026.
     *
     * @param days from the day of issue
     * @param until the last day, that many days after the day of issue
     * @param payable what is to pay until then
     */
    public record EarlyDiscount(BigDecimal percent, int days, LocalDate until, Money payable) {}

    public Payment {
        means = List.copyOf(means);
        discounts = List.copyOf(discounts);
    }

    /** Without a discount for paying early. */
    public Payment(List<PaymentMeans> means, @Nullable String remittance, @Nullable String terms) {
        this(means, remittance, terms, List.of());
    }
}
