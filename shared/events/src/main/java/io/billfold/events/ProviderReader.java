package io.billfold.events;

import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.FraudReport;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.payment.ChargeTraits;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * Reads what we use of a payment provider's events, in our words. An event is read from what was
 * kept of it, after its signature was checked. Fields that are not used may change freely; anything
 * unexpected in one that is used is an {@link IllegalArgumentException} that names it, so that the
 * event reaches a person and is never half understood.
 */
public sealed interface ProviderReader permits AdyenReader, PayPalReader, StripeReader {
    /** The readers by the names of their providers, as in paths and keys. */
    Map<String, ProviderReader> ALL =
            Map.of(
                    AdyenReader.PROVIDER, new AdyenReader(),
                    PayPalReader.PROVIDER, new PayPalReader(),
                    StripeReader.PROVIDER, new StripeReader());

    /**
     * The reader of a provider's events.
     *
     * @throws IllegalArgumentException when no such provider is known
     */
    static ProviderReader of(String provider) {
        ProviderReader reader = ALL.get(provider);
        if (reader == null) {
            throw new IllegalArgumentException(
                    "provider '" + Forms.shortened(provider) + "' is none of " + ALL.keySet());
        }
        return reader;
    }

    /** How payments and disputes name the provider, for example {@code stripe}. */
    String provider();

    /** What events of a type are about. */
    ProviderTopic topic(String type);

    /**
     * Reads an event about collected money; empty when the money is not for an invoice of ours, or
     * was not collected.
     *
     * @throws IllegalArgumentException naming the field that can't be read
     */
    Optional<ProviderCharge> charge(ProviderEvent event);

    /**
     * Reads an event about money that does not come; empty when it is not for an invoice of ours,
     * or says something else.
     *
     * @throws IllegalArgumentException naming the field that can't be read
     */
    Optional<ProviderFailure> failure(ProviderEvent event);

    /**
     * What an event about collected money tells of the charge beyond its amount. It is information:
     * what has another form than expected is left out.
     */
    ChargeTraits traits(ProviderEvent event);

    /**
     * Reads a bank's report of fraud; empty for providers that pass none on.
     *
     * @throws IllegalArgumentException naming the field that can't be read
     */
    Optional<FraudReport> fraud(ProviderEvent event);

    /**
     * Reads an event about a dispute.
     *
     * @throws IllegalArgumentException naming the field that can't be read
     */
    DisputeReport dispute(ProviderEvent event);

    /**
     * Reads an event about a refund; empty when it is not one that we asked for, or says nothing
     * final.
     *
     * @throws IllegalArgumentException naming the field that can't be read
     */
    Optional<ProviderRefund> refund(ProviderEvent event);

    /** The invoice that a reference names; references of other forms are not ours. */
    static Optional<InvoiceNumber> invoice(@Nullable String reference) {
        try {
            return Optional.ofNullable(reference).map(InvoiceNumber::parse);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
