package io.billfold.billing.catalog;

import io.billfold.billing.Checks;

/**
 * Identifies a product, for example {@code storage}: the article id that invoices show (BT-155).
 */
public record ProductId(String value) {
    public ProductId {
        Checks.text("product", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
