package io.billfold.billing.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How to pay.
 *
 * @param means BG-16; none where nothing is to be paid
 * @param remittance BT-83: what the payer should quote, or null
 * @param terms BT-20: what else was agreed, or null
 */
public record Payment(
        List<PaymentMeans> means, @Nullable String remittance, @Nullable String terms) {
    /** Nothing is to be paid. */
    public static final Payment NONE = new Payment(List.of(), null, null);

    public Payment {
        means = List.copyOf(means);
    }
}
