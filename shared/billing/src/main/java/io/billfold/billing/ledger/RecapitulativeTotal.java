package io.billfold.billing.ledger;

import io.billfold.billing.tax.TaxCategory;

import org.joda.money.Money;

/**
 * What was sold to a business in another member state that accounts for the tax: a line of the
 * recapitulative statement (Directive 2006/112/EC art. 264).
 *
 * @param customerTaxId its VAT number
 * @param category K for goods, AE for services
 * @param base net of credit notes
 */
public record RecapitulativeTotal(String customerTaxId, TaxCategory category, Money base) {
    /** With those of another shard or month. */
    public RecapitulativeTotal plus(RecapitulativeTotal other) {
        return new RecapitulativeTotal(customerTaxId, category, base.plus(other.base));
    }
}
