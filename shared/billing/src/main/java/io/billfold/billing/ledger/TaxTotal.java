package io.billfold.billing.ledger;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a seller's documents of some months came to under one key and currency.
 *
 * @param base what was taxed or sold, credit notes taken off
 * @param tax what is owed on it
 * @param owed base and tax in the currency that the tax is owed in; null unless every document said
 *     it
 * @param sold what was sold; zero where another key of the same lines says it
 * @param documents how many breakdowns of invoices and credit notes
 */
public record TaxTotal(
        TaxMovement.Key key,
        Money base,
        Money tax,
        TaxMovement.@Nullable Owed owed,
        Money sold,
        long documents) {
    /** With those of another shard or month. */
    public TaxTotal plus(TaxTotal other) {
        return new TaxTotal(
                key,
                base.plus(other.base),
                tax.plus(other.tax),
                owed(other),
                sold.plus(other.sold),
                documents + other.documents);
    }

    /** Null where a country changed its currency between two months, too. */
    private TaxMovement.@Nullable Owed owed(TaxTotal other) {
        return owed != null
                        && other.owed != null
                        && owed.tax().getCurrencyUnit().equals(other.owed.tax().getCurrencyUnit())
                ? owed.plus(other.owed)
                : null;
    }
}
