package io.billfold.billing.tax;

import java.time.LocalDate;

/**
 * What tax applies when a seller supplies a product to a customer?
 *
 * @param product category of what is sold, a key of {@code product-categories.csv}
 * @param taxPoint the date on which the tax becomes chargeable: it picks rates, rules and
 *     memberships
 * @param sales what thresholds are compared with
 */
public record TaxQuestion(
        Supplier supplier,
        Customer customer,
        String product,
        LocalDate taxPoint,
        SellerSales sales) {
    /** The same question about another day. */
    TaxQuestion at(LocalDate day) {
        return new TaxQuestion(supplier, customer, product, day, sales);
    }
}
