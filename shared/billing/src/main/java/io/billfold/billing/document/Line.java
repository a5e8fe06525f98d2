package io.billfold.billing.document;

import io.billfold.billing.Checks;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.money.UnitPrice;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * A line (BG-25): quantity times price, rounded to the currency, with its adjustments, is its net.
 *
 * @param item BG-31
 * @param period BG-26
 * @param quantity BT-129; negative where something is taken back
 * @param unit BT-130, UN/ECE Recommendation 20 and 21, for example {@code C62} for one
 * @param price BT-146, net of tax
 * @param adjustments BG-27, BG-28
 * @param net BT-131
 * @param taxed BG-30
 * @param note BT-127: how the figure came about, or null
 * @param references what it refers to
 */
public record Line(
        Item item,
        Period period,
        BigDecimal quantity,
        String unit,
        UnitPrice price,
        List<Adjustment> adjustments,
        Money net,
        Taxed taxed,
        @Nullable String note,
        LineReferences references) {
    /** One of something: UN/ECE Recommendation 20. */
    public static final String ONE = "C62";

    public Line {
        adjustments = List.copyOf(adjustments);
        Checks.text("unit", unit, 3);
    }

    /**
     * What was supplied.
     *
     * @param id BT-155: the seller's article number
     * @param name BT-153
     * @param description BT-154, or null
     * @param classification BT-158, with its list of UNTDID 7143: India's HSN and SAC; or null
     */
    public record Item(
            String id,
            String name,
            @Nullable String description,
            @Nullable Identifier classification) {
        /** As catalogs have them. */
        static final int NAME_MAX = 200;

        public Item {
            Checks.text("id", id, 64);
            Checks.text("name", name, NAME_MAX);
        }
    }

    /**
     * How it is taxed.
     *
     * @param category BT-151
     * @param ratePercent BT-152; null outside the scope of tax (rule BR-O-05)
     */
    public record Taxed(TaxCategory category, @Nullable BigDecimal ratePercent) {
        boolean isSame(TaxCategory other, @Nullable BigDecimal otherRate) {
            return category == other
                    && (ratePercent == null
                            ? otherRate == null
                            : otherRate != null && ratePercent.compareTo(otherRate) == 0);
        }
    }

    /**
     * What a line refers to.
     *
     * @param object BT-128: the contract that it bills, where that is not the whole document's; or
     *     null
     * @param costCentre BT-133: where the buyer books it, or null
     * @param endCustomer who uses it, where somebody else is invoiced, or null; extension
     */
    public record LineReferences(
            @Nullable String object, @Nullable String costCentre, @Nullable String endCustomer) {
        /** Nothing. */
        public static final LineReferences NONE = new LineReferences(null, null, null);
    }
}
