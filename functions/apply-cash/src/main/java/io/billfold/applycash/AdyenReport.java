package io.billfold.applycash;

import io.billfold.billing.payout.LineType;
import io.billfold.billing.payout.PayoutId;
import io.billfold.billing.payout.PayoutLine;
import io.billfold.billing.payout.PayoutReport;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads Adyen's Settlement details report as
 * docs.adyen.com/reporting/settlement-reconciliation/transaction-level/settlement-details-report
 * describes it. A batch is one payout in each net currency; one without a {@code MerchantPayout}
 * pays nothing out, and its lines must come to nothing.
 */
final class AdyenReport {
    private static final String PROVIDER = "adyen";
    private static final String MERCHANT = "Merchant Account";
    private static final String BATCH = "Batch Number";
    private static final String TYPE = "Type";
    private static final String CREATED = "Creation Date";
    private static final String MODIFICATION = "Modification Reference";
    private static final String NET_CURRENCY = "Net Currency";
    private static final String GROSS_CURRENCY = "Gross Currency";
    private static final String PAYOUT = "MerchantPayout";

    /** What Adyen kept of a line, each in the net currency. */
    private static final List<String> FEES =
            List.of("Commission (NC)", "Markup (NC)", "Scheme Fees (NC)", "Interchange (NC)");

    /** Columns that a report must have; others may be there. */
    private static final List<String> COLUMNS =
            List.of(
                    MERCHANT,
                    BATCH,
                    TYPE,
                    CREATED,
                    MODIFICATION,
                    "Psp Reference",
                    GROSS_CURRENCY,
                    "Gross Debit (GC)",
                    "Gross Credit (GC)",
                    NET_CURRENCY,
                    "Net Debit (NC)",
                    "Net Credit (NC)",
                    FEES.get(0),
                    FEES.get(1),
                    FEES.get(2),
                    FEES.get(3));

    private AdyenReport() {}

    /** Whether a file begins like one. */
    static boolean isLike(String firstLine) {
        return firstLine.contains(MERCHANT) && firstLine.contains("Psp Reference");
    }

    /**
     * The payouts of a file, in its order.
     *
     * @throws UnreadableFileException naming the line, the column and the reason
     */
    static List<PayoutReport> read(String text) {
        Map<String, List<Csv.Cells>> payouts = new LinkedHashMap<>();
        for (Csv.Cells row : Csv.Table.read(text, COLUMNS).cells()) {
            String id =
                    String.join(
                            ".",
                            PROVIDER,
                            row.required(MERCHANT),
                            row.required(BATCH),
                            netCurrency(row).getCode());
            payouts.computeIfAbsent(id, _ -> new ArrayList<>()).add(row);
        }
        return payouts.entrySet().stream().map(it -> report(it.getKey(), it.getValue())).toList();
    }

    private static PayoutReport report(String id, List<Csv.Cells> rows) {
        CurrencyUnit currency = netCurrency(rows.getFirst());
        Money announced = null;
        LocalDate paidOn = rows.stream().map(AdyenReport::on).max(Comparator.naturalOrder()).get();
        List<PayoutLine> lines = new ArrayList<>();
        Set<String> captures = new HashSet<>();
        for (Csv.Cells row : rows) {
            if (row.required(TYPE).equals(PAYOUT)) {
                announced = Payable.once(row, announced, net(row).negated());
                paidOn = on(row);
            } else {
                lines.add(line(row, captures));
            }
        }
        return new PayoutReport(
                new PayoutId(id),
                PROVIDER,
                "batch " + rows.getFirst().required(BATCH),
                paidOn,
                currency,
                announced == null ? Money.zero(currency) : announced,
                lines);
    }

    private static LocalDate on(Csv.Cells row) {
        return Amounts.date(row.required(CREATED), row.where(CREATED));
    }

    /** Of what has no gross amount, for example a fee, the net amount is all of it. */
    private static PayoutLine line(Csv.Cells row, Set<String> captures) {
        LineType type = LineType.of(PROVIDER, row.required(TYPE));
        Money net = net(row);
        Money fee = fee(row);
        Money settled = net.plus(fee);
        boolean isDispute = type.kind() == LineType.Kind.DISPUTE;
        String dispute = isDispute ? row.required(MODIFICATION) : null;
        return new PayoutLine(
                dispute == null ? id(row, type, captures) : movement(dispute, type),
                row.where(),
                type,
                row.orNull("Psp Reference"),
                dispute,
                gross(row, settled),
                settled,
                fee,
                net,
                null);
    }

    /** That of the capture or refund, once in a batch; the place of what has none. */
    private static String id(Csv.Cells row, LineType type, Set<String> captures) {
        String reference = row.orNull(MODIFICATION);
        return switch (type.kind()) {
            case PAYMENT, REFUND -> {
                String id = reference + "." + type.name();
                yield reference != null && captures.add(id) ? id : row.where();
            }
            case DISPUTE, FEE, CARRIED, OTHER -> row.where();
        };
    }

    /** As the webhook of the same movement is known by. */
    private static String movement(String dispute, LineType type) {
        return dispute
                + "."
                + switch (type.name()) {
                    case "Chargeback" -> "CHARGEBACK";
                    case "SecondChargeback" -> "SECOND_CHARGEBACK";
                    case "ChargebackReversed" -> "CHARGEBACK_REVERSED";
                    default -> throw new IllegalStateException("no movement for " + type);
                };
    }

    /**
     * Its sign is that of the net amount before fees: not all versions of the report have it in the
     * column that the documentation names.
     */
    private static Money gross(Csv.Cells row, Money settled) {
        String code = row.orNull(GROSS_CURRENCY);
        if (code == null || row.text("Gross Debit (GC)").equals(row.text("Gross Credit (GC)"))) {
            return settled;
        }
        CurrencyUnit currency = Amounts.currency(code, row.where(GROSS_CURRENCY));
        Money gross = side(row, "Gross Credit (GC)", currency);
        gross = gross.minus(side(row, "Gross Debit (GC)", currency)).abs();
        return settled.isNegative() ? gross.negated() : gross;
    }

    private static Money fee(Csv.Cells row) {
        Money fee = Money.zero(netCurrency(row));
        for (String column : FEES) {
            fee = fee.plus(side(row, column, netCurrency(row)));
        }
        return fee;
    }

    private static Money net(Csv.Cells row) {
        CurrencyUnit currency = netCurrency(row);
        return side(row, "Net Credit (NC)", currency).minus(side(row, "Net Debit (NC)", currency));
    }

    private static CurrencyUnit netCurrency(Csv.Cells row) {
        return Amounts.currency(row.required(NET_CURRENCY), row.where(NET_CURRENCY));
    }

    /** A column that is empty is zero. */
    private static Money side(Csv.Cells row, String column, CurrencyUnit currency) {
        String text = row.orNull(column);
        return text == null
                ? Money.zero(currency)
                : Amounts.signed(currency, text, row.where(column));
    }
}
