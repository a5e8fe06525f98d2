package io.billfold.billing.cash;

import io.billfold.billing.FactFile;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * What is applied by itself, and which differences are not asked for.
 *
 * @param autoPostThousandths the least confidence of a match that is applied by itself
 * @param toleranceUnits the largest small difference in units of the currency
 * @param toleranceThousandths and as a share of what is open
 * @param bankFeeUnitsMax the largest fee of a bank in units of the currency
 * @param sumItemsMax of how many open invoices sums are looked for, the oldest first
 * @param fuzzyThousandths how alike names must be to be suggested
 */
public record CashPolicy(
        int autoPostThousandths,
        BigDecimal toleranceUnits,
        int toleranceThousandths,
        BigDecimal bankFeeUnitsMax,
        int sumItemsMax,
        int fuzzyThousandths) {
    /** What is settled at once. */
    private static final int SUM_ITEMS_LIMIT = CashDecision.Apply.INVOICES_MAX;

    public CashPolicy {
        if (sumItemsMax < 1 || sumItemsMax > SUM_ITEMS_LIMIT) {
            throw new IllegalArgumentException(
                    "sumItemsMax " + sumItemsMax + " is not within 1 and " + SUM_ITEMS_LIMIT);
        }
    }

    /** The policy that comes with Billfold, from {@code policy.csv} beside this class. */
    public static CashPolicy bundled() {
        Map<String, FactFile.Row> rows = new HashMap<>();
        for (FactFile.Row row : FactFile.read(CashPolicy.class, "policy.csv", 3).rows()) {
            row.required(2);
            rows.put(row.required(0), row);
        }
        return new CashPolicy(
                row(rows, "autoPostThousandths").integer(1),
                row(rows, "toleranceUnits").decimal(1),
                row(rows, "toleranceThousandths").integer(1),
                row(rows, "bankFeeUnitsMax").decimal(1),
                row(rows, "sumItemsMax").integer(1),
                row(rows, "fuzzyThousandths").integer(1));
    }

    private static FactFile.Row row(Map<String, FactFile.Row> rows, String name) {
        FactFile.Row row = rows.get(name);
        if (row == null) {
            throw new IllegalStateException("policy.csv has no " + name);
        }
        return row;
    }

    /** The largest difference that is not asked for, of an amount that is open. */
    Money tolerance(Money open) {
        BigDecimal share = open.getAmount().multiply(BigDecimal.valueOf(toleranceThousandths, 3));
        return Money.of(open.getCurrencyUnit(), share.min(toleranceUnits), RoundingMode.DOWN);
    }

    /** The largest fee of a bank that is taken for one. */
    public Money bankFeeMax(CurrencyUnit currency) {
        return Money.of(currency, bankFeeUnitsMax, RoundingMode.DOWN);
    }
}
