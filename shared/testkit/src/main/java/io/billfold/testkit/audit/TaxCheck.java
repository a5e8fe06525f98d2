package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.TAX_ROUNDED_ONCE;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tax of an invoice, worked out anew: every line has one, a category has the rates that belong
 * to it, and each tax is that on the net of its lines, rounded as its rule says. Where prices
 * included tax, what is rounded is the tax in them, so it may be a minor unit off that on the net;
 * {@link DraftCheck} sees to it that net and tax come to the price.
 */
final class TaxCheck implements Subject {
    private static final String TAXED = "standard";

    /** Taxes of the Canary Islands, Ceuta and Melilla, which have a rate of zero too. */
    private static final Set<String> TAXED_OR_NOT = Set.of("canary_islands", "ceuta_melilla");

    private final Findings findings;
    private final Set<String> withTaxIncluded = new HashSet<>();

    TaxCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.DRAFT)) {
            boolean isTaxed = change.after().text("state").equals("taxed");
            if (isTaxed && !change.isNew() && TaxedLines.isTaxIncluded(change.before().doc())) {
                withTaxIncluded.add(change.id());
            }
        }
        write.added(Kind.INVOICE).map(Bill::of).forEach(this::check);
    }

    private void check(Bill bill) {
        List<TaxRow> rows = TaxRow.of(bill.content());
        Set<String> groups = new HashSet<>();
        Set<Integer> lines = new HashSet<>();
        for (TaxRow row : rows) {
            require(bill, groups.add(row.group()), "%s is there twice".formatted(row.group()));
            checkKind(bill, row);
            List<Long> nets = nets(bill, row, lines);
            require(
                    bill,
                    nets.stream().mapToLong(Long::longValue).sum() == row.base(),
                    "the base %d is not that of its lines %s".formatted(row.base(), nets));
            // rounded over all that is given back, not alone: see CreditCheck
            boolean isAdjusting = bill.isCreditNote() && !bill.corrects().isEmpty();
            if (!isAdjusting && row.isRoundingKnown()) {
                checkParts(bill, row, nets, isLoose(bill, rows));
            }
        }
        require(
                bill,
                lines.size() == bill.content().path("lines").size(),
                "only the lines %s have a tax".formatted(lines));
        if (isCutTogether(rows) && !withTaxIncluded.contains(bill.draft())) {
            checkTotal(bill, rows);
        }
    }

    private void checkKind(Bill bill, TaxRow row) {
        String category = Json.text(row.json(), "category");
        boolean isUntaxed = row.components() == 0;
        boolean isFitting =
                category.equals(TAXED)
                        ? row.hasRates()
                        : isUntaxed || (TAXED_OR_NOT.contains(category) && row.hasRates());
        require(bill, isFitting, "a rate does not fit %s".formatted(row.group()));
        require(bill, row.isRoundingKnown(), "the rule %s is not known".formatted(row.rounding()));
        long sum = 0;
        for (int i = 0; i < row.components(); i++) {
            sum += row.part(i);
        }
        require(
                bill,
                sum == row.tax(),
                "its taxes come to %d, not to %d".formatted(sum, row.tax()));
    }

    /** The nets of its lines, each of which has no other tax. */
    private List<Long> nets(Bill bill, TaxRow row, Set<Integer> taxed) {
        List<Long> nets = new ArrayList<>();
        for (JsonNode position : row.json().path("lines")) {
            JsonNode line = bill.content().path("lines").path(position.asInt() - 1);
            require(
                    bill,
                    line.isObject() && taxed.add(position.asInt()),
                    "line %s is taxed twice, or is not there".formatted(position));
            if (line.isObject()) {
                nets.add(Amounts.minor(Json.text(line, "net"), bill.currency()));
            }
        }
        return nets;
    }

    /** Whether a part may be a minor unit off the tax on its net. */
    private boolean isLoose(Bill bill, List<TaxRow> rows) {
        return withTaxIncluded.contains(bill.draft()) || isCutTogether(rows);
    }

    private static boolean isCutTogether(List<TaxRow> rows) {
        return rows.size() > 1
                && rows.stream().allMatch(row -> row.rounding().equals(TaxRow.CUT_TOGETHER));
    }

    private void checkParts(Bill bill, TaxRow row, List<Long> nets, boolean isLoose) {
        for (int i = 0; i < row.components(); i++) {
            long expected = row.expected(i, nets);
            long off = Math.abs(row.part(i) - expected);
            require(
                    bill,
                    isLoose ? off <= Math.max(1, nets.size()) : off == 0,
                    "tax %d on %d is not %d by %s"
                            .formatted(row.part(i), row.base(), expected, row.rounding()));
        }
    }

    /** The United Kingdom's rule cuts the total of all rates, not each of them. */
    private void checkTotal(Bill bill, List<TaxRow> rows) {
        BigDecimal exact = BigDecimal.ZERO;
        long sum = 0;
        for (TaxRow row : rows) {
            sum += row.tax();
            for (int i = 0; i < row.components(); i++) {
                exact = exact.add(row.exact(i, row.base()));
            }
        }
        long whole = exact.setScale(0, RoundingMode.DOWN).longValueExact();
        require(
                bill,
                sum == whole,
                "its taxes come to %d, and cut together to %d".formatted(sum, whole));
    }

    private void require(Bill bill, boolean holds, String fault) {
        findings.require(holds, TAX_ROUNDED_ONCE, "%s: %s", bill.number(), fault);
    }
}
