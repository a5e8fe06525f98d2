package io.billfold.handlechargeback;

/** What became of what a provider told. */
sealed interface Booking {
    /** It is booked, now or before. */
    record Done() implements Booking {}

    /**
     * No payment is recorded for the charge that it is about.
     *
     * @param charge the provider's id, for example {@code ch_1}
     */
    record PaymentUnknown(String charge) implements Booking {}
}
