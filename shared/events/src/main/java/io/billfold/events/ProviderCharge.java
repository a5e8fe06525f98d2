package io.billfold.events;

import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;

import java.time.Instant;

/**
 * Money that a payment provider collected for one of our invoices.
 *
 * @param id of this collecting of money; usually the charge itself, else one of several captures of
 *     one charge
 * @param charge what a dispute will name, for example {@code ch_1}
 * @param invoice as we told the provider when the charge was made
 * @param amount what was captured
 * @param collectedAt when the provider says it collected it
 */
public record ProviderCharge(
        String id, String charge, InvoiceNumber invoice, Money amount, Instant collectedAt) {
    /**
     * The id of the payment that it is, whoever tells of it first, for example {@code stripe.ch_1}.
     */
    public String paymentId(String provider) {
        return provider + "." + id;
    }

    /** Whether it is one of perhaps several captures of a charge. */
    public boolean isCapture() {
        return !id.equals(charge);
    }
}
