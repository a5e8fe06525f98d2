package io.billfold.billing.dispute;

import io.billfold.billing.Checks;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A bank told its network that a payment was fraud (Visa's TC40, Mastercard's SAFE). It is no
 * dispute and moves no money, but it counts in the networks' programmes, and a dispute often
 * follows. Stripe tells it as {@code radar.early_fraud_warning.created}, Adyen as {@code
 * NOTIFICATION_OF_FRAUD}.
 *
 * @param provider for example {@code stripe}
 * @param id the provider's id of the report: the same id is the same report
 * @param chargeReference the provider's id of the payment
 * @param amount of the payment, or null when the provider does not say
 * @param scheme {@code visa}, {@code mastercard}..., or null when the provider does not say
 * @param reportedAt when the provider says it was told
 */
public record FraudReport(
        String provider,
        String id,
        String chargeReference,
        @Nullable Money amount,
        @Nullable String scheme,
        Instant reportedAt) {
    public FraudReport {
        Checks.text("provider", provider, 64);
        Checks.text("fraudReport.id", id, 255);
        Checks.text("chargeReference", chargeReference, 255);
    }
}
