package io.billfold.billing.tax;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * One of the taxes that are charged together: GST and PST in British Columbia, CGST and SGST in
 * India. Most treatments have one.
 *
 * @param tax what it is called on the invoice, for example {@code PST}
 * @param place whose tax it is, for example {@code CA-BC}
 * @param ratePercent its rate in percent, above zero
 * @param portion the part of the price that it is charged on
 * @param sellerTaxId the number under which the seller declares it, or null where it is the
 *     treatment's
 */
public record TaxComponent(
        String tax,
        String place,
        BigDecimal ratePercent,
        TaxablePortion portion,
        @Nullable String sellerTaxId) {
    public TaxComponent {
        if (ratePercent.signum() <= 0) {
            throw new IllegalArgumentException(
                    tax + " of " + place + " has no rate above zero: " + ratePercent);
        }
    }

    /** The rate on the whole price: 5 percent for 6.25 on 80/100. */
    public BigDecimal effectivePercent() {
        return portion.of(ratePercent);
    }
}
