package io.billfold.billing.catalog;

import io.billfold.billing.Checks;
import io.billfold.billing.account.Identifier;

import org.jspecify.annotations.Nullable;

/**
 * Something that is sold: what a line is about, however it is priced.
 *
 * @param id also the article id on invoices (BT-155)
 * @param name what customers read (BT-153)
 * @param taxCategory what tax rules take it for, for example {@code standard}
 * @param revenue when its price becomes revenue
 * @param classification its code in a list of UNTDID 7143 (BT-158), such as India's HSN and SAC in
 *     {@code ZZZ}; null for none, or the seller's
 */
public record Product(
        ProductId id,
        String name,
        String taxCategory,
        RevenueTreatment revenue,
        @Nullable Identifier classification) {
    /** The category of everything that is taxed at a country's standard rate. */
    public static final String STANDARD = "standard";

    public Product {
        Checks.text("name", name, 200);
        Checks.id("taxCategory", taxCategory);
        if (classification != null && classification.scheme() == null) {
            throw new IllegalArgumentException("classification.scheme is missing");
        }
    }

    /** A product without a code of its own. */
    public Product(ProductId id, String name, String taxCategory, RevenueTreatment revenue) {
        this(id, name, taxCategory, revenue, null);
    }
}
