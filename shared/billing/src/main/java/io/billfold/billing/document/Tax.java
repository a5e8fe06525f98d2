package io.billfold.billing.document;

import io.billfold.billing.tax.TaxCategory;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The tax of everything of one category and rate (BG-23).
 *
 * @param category BT-118
 * @param ratePercent BT-119; null outside the scope of tax (rule BR-O-05)
 * @param base BT-116
 * @param amount BT-117
 * @param reason BT-120: why nothing is charged, or null
 * @param reasonCode BT-121: a code of CEF's list VATEX, or null
 * @param parts each tax by its own name, which add up to the amount; extension
 */
public record Tax(
        TaxCategory category,
        @Nullable BigDecimal ratePercent,
        Money base,
        Money amount,
        @Nullable String reason,
        @Nullable String reasonCode,
        List<Part> parts) {
    public Tax {
        parts = List.copyOf(parts);
    }

    /**
     * A tax by its name.
     *
     * @param tax for example {@code GST}
     * @param ratePercent on the whole price, or null outside the scope of tax
     */
    public record Part(String tax, @Nullable BigDecimal ratePercent, Money amount) {
        boolean isSame(Part other) {
            boolean isSameRate =
                    ratePercent == null
                            ? other.ratePercent == null
                            : other.ratePercent != null
                                    && ratePercent.compareTo(other.ratePercent) == 0;
            return isSameRate && tax.equals(other.tax);
        }
    }
}
