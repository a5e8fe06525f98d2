package io.billfold.billing.tax;

import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The tax that applies to a supply, with everything needed to explain it years later.
 *
 * @param category EN 16931 category
 * @param tax what the tax is called where it is due, for example {@code VAT}
 * @param place where it is due: a country such as {@code DE}, or a part of one such as {@code
 *     US-TX}
 * @param components the taxes that are charged: at least one for category S, none where nothing is
 *     charged
 * @param exemptionCode VATEX code (BT-121), or null
 * @param wording what the invoice must say (BT-120), or null
 * @param sellerTaxId the seller's number that stands on the invoice (BT-31), or null
 * @param scheme the registration under which it is declared, or null where nothing is
 * @param rounding how the tax of a category and rate is rounded
 * @param because the chain of answers that led here
 */
public record TaxTreatment(
        TaxCategory category,
        String tax,
        String place,
        List<TaxComponent> components,
        @Nullable String exemptionCode,
        @Nullable String wording,
        @Nullable String sellerTaxId,
        @Nullable Scheme scheme,
        RoundingPolicy rounding,
        List<TaxAnswer> because) {
    public TaxTreatment {
        components = List.copyOf(components);
        because = List.copyOf(because);
        boolean needsRate = category == TaxCategory.STANDARD;
        if (needsRate && components.isEmpty() || !category.isTaxed() && !components.isEmpty()) {
            throw new IllegalArgumentException(
                    "category "
                            + category.code()
                            + " of "
                            + place
                            + (components.isEmpty() ? " needs a rate" : " has no rate")
                            + ", components are "
                            + components);
        }
    }

    /** All its rates together, in percent of the price; 0 where nothing is taxed (BT-119). */
    public BigDecimal ratePercent() {
        BigDecimal sum = BigDecimal.ZERO;
        for (TaxComponent component : components) {
            sum = sum.add(component.effectivePercent());
        }
        return sum;
    }

    /** The country in which the tax is due, ISO 3166-1 alpha-2. */
    public String country() {
        return place.substring(0, 2);
    }

    /** How sure the least sure of its answers is. */
    public Confidence confidence() {
        Confidence least = Confidence.HIGH;
        for (TaxAnswer answer : because) {
            least = least.and(answer.confidence());
        }
        return least;
    }

    /** Whether both tax a line alike, though perhaps for reasons told in other words. */
    public boolean isAlike(TaxTreatment other) {
        return withoutReasons().equals(other.withoutReasons());
    }

    private TaxTreatment withoutReasons() {
        return new TaxTreatment(
                category,
                tax,
                place,
                components,
                exemptionCode,
                wording,
                sellerTaxId,
                scheme,
                rounding,
                List.of());
    }
}
