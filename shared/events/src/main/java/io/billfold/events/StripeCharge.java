package io.billfold.events;

import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;

import java.time.Instant;

/**
 * Money that Stripe collected for one of our invoices.
 *
 * @param charge Stripe's id of the charge, for example {@code ch_1}
 * @param invoice from the metadata key {@code invoice}, which is set when the charge is made
 * @param amount what was captured
 * @param collectedAt when Stripe collected it
 */
public record StripeCharge(
        String charge, InvoiceNumber invoice, Money amount, Instant collectedAt) {}
