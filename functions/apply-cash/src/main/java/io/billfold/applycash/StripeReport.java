package io.billfold.applycash;

import io.billfold.billing.payout.LineType;
import io.billfold.billing.payout.PayoutId;
import io.billfold.billing.payout.PayoutLine;
import io.billfold.billing.payout.PayoutReport;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads Stripe's itemised payout reconciliation report ({@code payout_reconciliation.itemized}) as
 * docs.stripe.com/reports/report-types/payout-reconciliation describes it. One file has the payouts
 * of an interval. A row of the category {@code payout} is what was paid; where there is none the
 * bank's entry alone says so.
 */
final class StripeReport {
    private static final String PROVIDER = "stripe";
    private static final String PAYOUT_ID = "automatic_payout_id";
    private static final String MOVEMENT = "balance_transaction_id";
    private static final String CATEGORY = "reporting_category";
    private static final String PAID_ON = "automatic_payout_effective_at";
    private static final String PAYOUT = "payout";

    /** Columns that a report must have; others may be there. */
    private static final List<String> COLUMNS =
            List.of(PAYOUT_ID, MOVEMENT, CATEGORY, "currency", "gross", "fee", "net", "charge_id");

    private StripeReport() {}

    /** Whether a file begins like one. */
    static boolean isLike(String firstLine) {
        return firstLine.contains(PAYOUT_ID) && firstLine.contains(CATEGORY);
    }

    /**
     * The payouts of a file, in its order.
     *
     * @throws UnreadableFileException naming the line, the column and the reason
     */
    static List<PayoutReport> read(String text) {
        Map<String, List<Csv.Cells>> payouts = new LinkedHashMap<>();
        for (Csv.Cells row : Csv.Table.read(text, COLUMNS).cells()) {
            payouts.computeIfAbsent(row.required(PAYOUT_ID), _ -> new ArrayList<>()).add(row);
        }
        return payouts.entrySet().stream().map(it -> report(it.getKey(), it.getValue())).toList();
    }

    private static PayoutReport report(String id, List<Csv.Cells> rows) {
        CurrencyUnit currency = currency(rows.getFirst(), "currency");
        Money announced = null;
        List<PayoutLine> lines = new ArrayList<>();
        for (Csv.Cells row : rows) {
            if (!currency(row, "currency").equals(currency)) {
                throw new UnreadableFileException(
                        row.where("currency"), "payout " + id + " is in " + currency + " above");
            }
            if (row.required(CATEGORY).equals(PAYOUT)) {
                announced = Payable.once(row, announced, amount(row, "net", currency).negated());
            } else {
                lines.add(line(row, currency));
            }
        }
        return new PayoutReport(
                new PayoutId(PROVIDER + "." + id),
                PROVIDER,
                id,
                paidOn(rows.getFirst()),
                currency,
                announced,
                lines);
    }

    /** The column in UTC where it is there, as all of Stripe's dates here. */
    private static LocalDate paidOn(Csv.Cells row) {
        String column = row.text(PAID_ON + "_utc").isEmpty() ? PAID_ON : PAID_ON + "_utc";
        return Amounts.date(row.required(column), row.where(column));
    }

    private static PayoutLine line(Csv.Cells row, CurrencyUnit currency) {
        LineType type = LineType.of(PROVIDER, row.required(CATEGORY));
        Money settled = amount(row, "gross", currency);
        return new PayoutLine(
                row.required(MOVEMENT),
                row.where(),
                type,
                row.orNull("charge_id"),
                dispute(row, type),
                charged(row, type, settled),
                settled,
                amount(row, "fee", currency),
                amount(row, "net", currency),
                null);
    }

    private static @Nullable String dispute(Csv.Cells row, LineType type) {
        String dispute = row.orNull("dispute_id");
        boolean isDispute = type.kind() == LineType.Kind.DISPUTE;
        return dispute == null && isDispute ? row.orNull("source_id") : dispute;
    }

    /**
     * What the payer saw, where that is in another currency. A dispute's money moves in the
     * currency of the balance, and is booked so.
     */
    private static Money charged(Csv.Cells row, LineType type, Money settled) {
        boolean isPaid =
                type.kind() == LineType.Kind.PAYMENT || type.kind() == LineType.Kind.REFUND;
        if (!isPaid || row.text("customer_facing_currency").isEmpty()) {
            return settled;
        }
        CurrencyUnit currency = currency(row, "customer_facing_currency");
        if (currency.equals(settled.getCurrencyUnit())) {
            return settled;
        }
        Money seen = amount(row, "customer_facing_amount", currency).abs();
        return settled.isNegative() ? seen.negated() : seen;
    }

    private static CurrencyUnit currency(Csv.Cells row, String column) {
        return Amounts.currency(row.required(column).toUpperCase(Locale.ROOT), row.where(column));
    }

    private static Money amount(Csv.Cells row, String column, CurrencyUnit currency) {
        return Amounts.signed(currency, row.required(column), row.where(column));
    }
}
