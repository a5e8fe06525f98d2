package io.billfold.events;

import io.billfold.billing.collecting.Decline;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a charge for one of our invoices that brings no money: it was refused, or
 * failed days after it was taken.
 *
 * @param reference the provider's id of what failed, by which a try that it took is known, for
 *     example {@code pi_1}
 * @param invoice as we told the provider when the charge was made
 * @param key of the try, as we told the provider, for example {@code charge.MU-2026-000042.1}; null
 *     where it does not say it, or says it unsigned
 * @param decline why
 */
public record ProviderFailure(
        String reference, InvoiceNumber invoice, @Nullable String key, Decline decline) {}
