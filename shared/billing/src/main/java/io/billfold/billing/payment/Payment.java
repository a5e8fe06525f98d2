package io.billfold.billing.payment;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Money that arrived for an invoice.
 *
 * @param id chosen by the sender: the same id is the same payment
 * @param invoice what it is meant for
 * @param account who paid
 * @param seller who received it
 * @param amount what arrived, above zero
 * @param receivedOn value date
 * @param provider {@code stripe}, {@code sandbox}, or null for money straight to the bank
 * @param providerReference the provider's charge id, for example {@code ch_1}, or null
 */
public record Payment(
        String id,
        InvoiceNumber invoice,
        AccountId account,
        SellerId seller,
        Money amount,
        LocalDate receivedOn,
        @Nullable String provider,
        @Nullable String providerReference) {
    public Payment {
        Checks.id("paymentId", id);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount " + amount + " is not above zero");
        }
    }
}
