package io.billfold.billing.account;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/**
 * Whom an invoice is addressed to (EN 16931 BG-7).
 *
 * @param id our identifier
 * @param name legal name of a business, or the name of a person (BT-44)
 * @param kind business or consumer
 * @param email where invoices and reminders go
 * @param taxId VAT or GST number with its country prefix (BT-48), or null
 * @param address billing address, which is also the place of the customer
 * @param language ISO 639-1 code of the customer's language, for example {@code de}
 * @param zone the account's time zone: every due date is a local date there
 */
public record Account(
        AccountId id,
        String name,
        PartyKind kind,
        String email,
        @Nullable String taxId,
        Address address,
        String language,
        ZoneId zone) {
    public Account {
        Checks.text("account.name", name, 120);
        Checks.email("account.email", email);
    }
}
