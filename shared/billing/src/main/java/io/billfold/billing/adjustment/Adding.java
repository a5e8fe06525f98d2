package io.billfold.billing.adjustment;

import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Adjustment.AddedLine;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.order.FreeText;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes an additional invoice, taxed as the first one was. */
final class Adding {
    private static final int SKU_MAX = 64;
    private static final int DESCRIPTION_MAX = 200;

    private final Invoice original;
    private final List<Problem> problems = new ArrayList<>();

    private Adding(Invoice original) {
        this.original = original;
    }

    static AdjustmentDecision decide(
            Invoice original, Credited before, Adjustment.Addition addition) {
        Adding adding = new Adding(original);
        adding.check(addition.lines());
        if (!adding.problems.isEmpty()) {
            return new AdjustmentDecision.Refused(adding.problems);
        }
        List<InvoiceLine> lines =
                addition.lines().stream()
                        .map(line -> adding.line(line, addition.reason()))
                        .toList();
        AdjustedDraft adjusted = new AdjustedDraft(original);
        Draft draft =
                adjusted.invoice(
                        addition.id().addition(),
                        original.content().purchaseOrder(),
                        lines,
                        Collections.nCopies(lines.size(), adjusted.treatments().getFirst()));
        return draft.net().isPositive()
                ? new AdjustmentDecision.Made(List.of(draft), before)
                : new AdjustmentDecision.Refused(
                        List.of(new Problem("lines", "come to " + draft.net())));
    }

    private void check(List<AddedLine> lines) {
        if (lines.isEmpty()) {
            problems.add(new Problem("lines", "must hold at least one line"));
        }
        if (!AdjustedDraft.hasOneTax(original)) {
            problems.add(
                    new Problem("invoice", "has several tax rates: which one holds is not known"));
        }
        for (int i = 0; i < lines.size(); i++) {
            check("lines[" + i + "]", lines.get(i));
        }
    }

    private void check(String field, AddedLine line) {
        FreeText.problem(field + ".sku", line.sku(), SKU_MAX).ifPresent(problems::add);
        FreeText.problem(field + ".description", line.description(), DESCRIPTION_MAX)
                .ifPresent(problems::add);
        requirePositive(field + ".quantity", line.quantity());
        requirePositive(field + ".unitPrice", line.unitPrice());
    }

    private void requirePositive(String field, BigDecimal number) {
        if (number.signum() <= 0) {
            problems.add(new Problem(field, "must be above zero, was " + number.toPlainString()));
        }
    }

    private InvoiceLine line(AddedLine line, String reason) {
        CurrencyUnit currency = original.content().currency();
        UnitPrice price = new UnitPrice(currency, line.unitPrice());
        return new InvoiceLine(
                line.sku(),
                line.description(),
                original.content().period(),
                line.quantity(),
                price,
                List.of(),
                price.times(line.quantity(), RoundingPolicy.EN_16931),
                reason,
                null,
                null);
    }
}
