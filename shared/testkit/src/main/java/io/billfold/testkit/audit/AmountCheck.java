package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.AMOUNTS_ADD_UP;
import static io.billfold.testkit.audit.Invariant.LINES_MULTIPLIED;
import static io.billfold.testkit.audit.Invariant.TAX_ROUNDED_ONCE;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The arithmetic of an invoice, worked out anew: a line is rounded once (EN 16931 BT-131, ties away
 * from zero), and so is the tax of a category and rate over all its lines (BT-117, rule BR-CO-17),
 * in Japan towards zero (Consumption Tax Act order, art. 70-10).
 */
final class AmountCheck implements Subject {
    /** How tax is rounded, by the name of the rule that the snapshot gives. */
    private static final Map<String, RoundingMode> TAX_ROUNDING =
            Map.of("en_16931", RoundingMode.HALF_UP, "jp_qualified_invoice", RoundingMode.DOWN);

    private static final Set<String> TAXED = Set.of("standard");

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
                bill.minor("net") + bill.minor("tax") == bill.minor("total"),
                AMOUNTS_ADD_UP,
                "%s: net and tax are not its total",
                bill.number());
        requireSum(bill, "lines", "net", "net");
        requireSum(bill, "taxes", "base", "net");
        requireSum(bill, "taxes", "tax", "tax");
        bill.content().path("lines").forEach(line -> checkLine(bill, line));
        Set<String> rates = new HashSet<>();
        bill.content().path("taxes").forEach(tax -> checkTax(bill, tax, rates));
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

    private void checkTax(Bill bill, JsonNode tax, Set<String> rates) {
        String category = Json.text(tax, "category");
        BigDecimal percent = new BigDecimal(Json.text(tax, "ratePercent"));
        String rate = category + " " + percent.stripTrailingZeros() + Json.text(tax, "country");
        findings.require(
                rates.add(rate) && TAXED.contains(category) == (percent.signum() > 0),
                TAX_ROUNDED_ONCE,
                "%s: %s is there twice, or has a rate that does not fit it",
                bill.number(),
                rate);
        if (bill.isCreditNote() && !bill.corrects().isEmpty()) {
            // rounded over all that is given back, not alone: see CreditCheck
            return;
        }
        RoundingMode mode = rounding(tax);
        findings.require(
                isRounded(bill, tax, percent, mode),
                TAX_ROUNDED_ONCE,
                "%s: %s %% of %s is not %s by %s",
                bill.number(),
                percent,
                Json.text(tax, "base"),
                Json.text(tax, "tax"),
                Json.text(tax, "rounding"));
    }

    private static boolean isRounded(
            Bill bill, JsonNode tax, BigDecimal percent, @Nullable RoundingMode mode) {
        if (mode == null) {
            return false;
        }
        BigDecimal exact = new BigDecimal(Json.text(tax, "base")).multiply(percent);
        return Amounts.rounded(exact.movePointLeft(2), bill.currency(), mode)
                == Amounts.minor(Json.text(tax, "tax"), bill.currency());
    }

    /** How the rule of a tax rounds; null for a rule that is not known. */
    static @Nullable RoundingMode rounding(JsonNode tax) {
        return TAX_ROUNDING.get(Json.text(tax, "rounding"));
    }
}
