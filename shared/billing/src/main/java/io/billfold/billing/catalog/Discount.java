package io.billfold.billing.catalog;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Set;

/** What is taken off. */
public sealed interface Discount {
    /** Products that it applies to; empty for all. */
    Set<ProductId> products();

    /**
     * A share of each line.
     *
     * @param percent more than 0, at most 100
     * @param totalMax the most that is taken off in all, or null
     */
    record Share(BigDecimal percent, @Nullable Money totalMax, Set<ProductId> products)
            implements Discount {
        private static final BigDecimal ALL = BigDecimal.valueOf(100);

        public Share {
            products = Set.copyOf(products);
            if (percent.signum() <= 0 || percent.compareTo(ALL) > 0) {
                throw new IllegalArgumentException(
                        "percent must be above 0 and at most 100, was " + percent);
            }
        }
    }

    /**
     * An amount off each invoice, at most what its lines come to.
     *
     * @param amount more than zero
     * @param totalMax the most that is taken off in all, or null
     */
    record Amount(Money amount, @Nullable Money totalMax, Set<ProductId> products)
            implements Discount {
        public Amount {
            products = Set.copyOf(products);
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("amount must be above 0, was " + amount);
            }
            if (totalMax != null && !totalMax.isSameCurrency(amount)) {
                throw new IllegalArgumentException(
                        "totalMax " + totalMax + " is not in the currency of " + amount);
            }
        }
    }

    /** The most that is taken off in all, or null. */
    @Nullable Money totalMax();

    /** Whether it applies to a product. */
    default boolean appliesTo(ProductId product) {
        return products().isEmpty() || products().contains(product);
    }
}
