package io.billfold.billing.catalog;

import io.billfold.billing.Checks;

/** Identifies a coupon, for example {@code SPRING26}, within a seller's catalog. */
public record CouponId(String value) {
    public CouponId {
        Checks.id("coupon", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
