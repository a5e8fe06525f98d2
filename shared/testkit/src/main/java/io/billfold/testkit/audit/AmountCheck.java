package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.AMOUNTS_ADD_UP;
import static io.billfold.testkit.audit.Invariant.LINES_MULTIPLIED;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The sums of an invoice, worked out anew; a line is rounded once (EN 16931 BT-131, ties away from
 * zero). For its tax see {@link TaxCheck}.
 */
final class AmountCheck implements Subject {
    private final Findings findings;

    AmountCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        write.added(Kind.INVOICE).map(Bill::of).forEach(this::check);
    }

    private void check(Bill bill) {
        findings.require(
                bill.minor("net") + bill.minor("tax") + bill.rounding() == bill.minor("total")
                        && isRoundedOnlyIfCash(bill),
                AMOUNTS_ADD_UP,
                "%s: net, tax and rounding are not its total",
                bill.number());
        requireSum(bill, "lines", "net", "net");
        requireSum(bill, "taxes", "base", "net");
        requireSum(bill, "taxes", "tax", "tax");
        bill.content().path("lines").forEach(line -> checkLine(bill, line));
    }

    /** Rounding to coins is the seller's wish, and less than one unit of the currency. */
    private static boolean isRoundedOnlyIfCash(Bill bill) {
        long unit = Amounts.minor("1", bill.currency());
        return bill.rounding() == 0
                || (bill.content().path("seller").path("cashRounded").asBoolean()
                        && Math.abs(bill.rounding()) < unit);
    }

    private void requireSum(Bill bill, String list, String part, String whole) {
        long sum = 0;
        for (JsonNode each : bill.content().path(list)) {
            sum += Amounts.minor(Json.text(each, part), bill.currency());
        }
        findings.require(
                sum == bill.minor(whole),
                AMOUNTS_ADD_UP,
                "%s: %s of its %s add up to %d, but %s is %d",
                bill.number(),
                part,
                list,
                sum,
                whole,
                bill.minor(whole));
    }

    private void checkLine(Bill bill, JsonNode line) {
        BigDecimal exact =
                new BigDecimal(Json.text(line, "unitPrice"))
                        .multiply(new BigDecimal(Json.text(line, "quantity")));
        long net = Amounts.rounded(exact, bill.currency(), RoundingMode.HALF_UP);
        for (JsonNode adjustment : line.path("adjustments")) {
            net += Amounts.minor(Json.text(adjustment, "amount"), bill.currency());
        }
        findings.require(
                net == Amounts.minor(Json.text(line, "net"), bill.currency()),
                LINES_MULTIPLIED,
                "%s: %s times %s is not %s",
                bill.number(),
                Json.text(line, "unitPrice"),
                Json.text(line, "quantity"),
                Json.text(line, "net"));
    }
}
