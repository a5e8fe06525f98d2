package io.billfold.billing.catalog;

import io.billfold.billing.Checks;

/**
 * Something that is sold: what a line is about, however it is priced.
 *
 * @param id also the article id on invoices (BT-155)
 * @param name what customers read (BT-153)
 * @param taxCategory what tax rules take it for, for example {@code standard}
 * @param revenue when its price becomes revenue
 */
public record Product(ProductId id, String name, String taxCategory, RevenueTreatment revenue) {
    /** The category of everything that is taxed at a country's standard rate. */
    public static final String STANDARD = "standard";

    public Product {
        Checks.text("name", name, 200);
        Checks.id("taxCategory", taxCategory);
    }
}
