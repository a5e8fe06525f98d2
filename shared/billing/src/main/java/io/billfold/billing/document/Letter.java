package io.billfold.billing.document;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;

/**
 * What letters about an account have in common: statements and reminders, which are no invoices.
 *
 * @param issuedOn the day on which it is true
 * @param currency of every amount
 * @param language ISO 639-1, in which it is written
 * @param seller whose customer it is
 * @param buyer who receives it
 * @param payment how to pay; what to quote is the buyer's id where it says nothing else
 * @param rendering how it is rendered
 */
public record Letter(
        LocalDate issuedOn,
        CurrencyUnit currency,
        String language,
        Party seller,
        Party buyer,
        Payment payment,
        Rendering rendering) {
    /** What the payer should quote. */
    public String remittance() {
        String agreed = payment.remittance();
        return agreed == null ? buyer.id() : agreed;
    }
}
