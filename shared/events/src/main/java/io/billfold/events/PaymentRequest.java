package io.billfold.events;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A payment as its sender tells it. Who paid whom follows from the invoice.
 *
 * @param paymentId chosen by the sender: the same id is the same payment
 * @param invoice what it is meant for
 * @param amount what arrived, above zero
 * @param receivedOn value date
 * @param provider {@code stripe}, {@code sandbox}, or null for money straight to the bank
 * @param providerReference the provider's charge id; null exactly when there is no provider
 * @param traits what the provider told of the charge
 */
public record PaymentRequest(
        String paymentId,
        InvoiceNumber invoice,
        Money amount,
        LocalDate receivedOn,
        @Nullable String provider,
        @Nullable String providerReference,
        ChargeTraits traits) {
    public PaymentRequest {
        Checks.id("paymentId", paymentId);
        if ((provider == null) != (providerReference == null)) {
            throw new IllegalArgumentException(
                    "provider and providerReference go together: a chargeback is found by both");
        }
    }

    /** A payment of which no provider told more. */
    public PaymentRequest(
            String paymentId,
            InvoiceNumber invoice,
            Money amount,
            LocalDate receivedOn,
            @Nullable String provider,
            @Nullable String providerReference) {
        this(
                paymentId,
                invoice,
                amount,
                receivedOn,
                provider,
                providerReference,
                ChargeTraits.NONE);
    }

    /** The payment, once it is known who owes the invoice to whom. */
    public Payment from(AccountId account, SellerId seller) {
        return new Payment(
                paymentId,
                invoice,
                account,
                seller,
                amount,
                receivedOn,
                provider,
                providerReference);
    }
}
