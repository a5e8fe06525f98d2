package io.billfold.billing.tax;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Location;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxProfile;

import org.jspecify.annotations.Nullable;

/**
 * Who buys, as far as tax asks.
 *
 * @param taxId VAT or GST number as it was given, or null
 * @param location billing address, which is also where it is taken to be
 * @param profile what else is known
 */
public record Customer(
        PartyKind kind, @Nullable String taxId, Location location, TaxProfile profile) {
    /** An account. */
    public static Customer of(Account account) {
        return new Customer(
                account.kind(), account.taxId(), account.address().location(), account.tax());
    }

    /**
     * The tax number as it is compared: in capitals, without blanks, dots, dashes and slashes; null
     * where there is none.
     */
    public @Nullable String number() {
        return taxId == null || taxId.isBlank() ? null : Places.plain(taxId);
    }
}
