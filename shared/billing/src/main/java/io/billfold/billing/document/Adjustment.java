package io.billfold.billing.document;

import io.billfold.billing.Checks;
import io.billfold.billing.document.Line.Taxed;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * An allowance where its amount is below zero (BG-20, BG-27), a charge where it is above (BG-21,
 * BG-28).
 *
 * @param reason BT-97, BT-104, BT-139, BT-144: for the reader
 * @param amount what it adds
 * @param taxed BT-95 and BT-96, BT-102 and BT-103: how one of the whole document is taxed; null for
 *     one of a line
 */
public record Adjustment(String reason, Money amount, @Nullable Taxed taxed) {
    /** As order texts. */
    static final int REASON_MAX = 200;

    public Adjustment {
        Checks.text("reason", reason, REASON_MAX);
    }

    boolean isTaxedAs(TaxCategory category, @Nullable BigDecimal ratePercent) {
        return taxed != null && taxed.isSame(category, ratePercent);
    }
}
