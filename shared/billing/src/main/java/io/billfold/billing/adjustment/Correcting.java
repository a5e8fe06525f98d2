package io.billfold.billing.adjustment;

import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Adjustment.CorrectedLine;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.order.FreeText;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Credits an invoice as a whole and makes the one that takes its place. */
final class Correcting {
    private static final int DESCRIPTION_MAX = 200;
    private static final int PURCHASE_ORDER_MAX = 60;

    private final Invoice original;
    private final List<InvoiceLine> lines;
    private final List<Problem> problems = new ArrayList<>();

    private Correcting(Invoice original) {
        this.original = original;
        this.lines = new ArrayList<>(original.content().lines());
    }

    static AdjustmentDecision decide(
            Invoice original, Credited before, Adjustment.Correction correction) {
        Correcting correcting = new Correcting(original);
        correcting.checkInvoice(before);
        correcting.correct(correction.lines());
        String purchaseOrder = correcting.purchaseOrder(correction);
        correcting.checkChange(purchaseOrder);
        return correcting.problems.isEmpty()
                ? correcting.made(before, correction, purchaseOrder)
                : new AdjustmentDecision.Refused(correcting.problems);
    }

    private void checkInvoice(Credited before) {
        if (!before.isNothing()) {
            refuse("invoice", "was given back in part already: add to it or give back the rest");
        }
    }

    private void correct(List<CorrectedLine> wanted) {
        Set<Integer> named = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            correct("lines[" + i + "]", wanted.get(i), named);
        }
    }

    private void correct(String field, CorrectedLine wanted, Set<Integer> named) {
        int position = wanted.position();
        if (position < 1 || position > lines.size()) {
            refuse(field + ".position", "must be from 1 to " + lines.size() + ", was " + position);
        } else if (!named.add(position)) {
            refuse(field + ".position", "names line " + position + " again");
        } else {
            correct(field, wanted);
        }
    }

    private void correct(String field, CorrectedLine wanted) {
        InvoiceLine line = lines.get(wanted.position() - 1);
        boolean isFigure = wanted.quantity() != null || wanted.unitPrice() != null;
        if (isFigure && !line.adjustments().isEmpty()) {
            refuseFigure(field);
            return;
        }
        int problemsBefore = problems.size();
        check(field, wanted);
        if (problems.size() == problemsBefore) {
            lines.set(wanted.position() - 1, corrected(line, wanted));
        }
    }

    private void refuseFigure(String field) {
        refuse(
                field,
                "has allowances that were worked out for its quantity and price:"
                        + " give the line back and add another one");
    }

    private void check(String field, CorrectedLine wanted) {
        requireNotNegative(field + ".quantity", wanted.quantity());
        requireNotNegative(field + ".unitPrice", wanted.unitPrice());
        if (wanted.description() != null) {
            FreeText.problem(field + ".description", wanted.description(), DESCRIPTION_MAX)
                    .ifPresent(problems::add);
        }
    }

    private void requireNotNegative(String field, @Nullable BigDecimal number) {
        if (number != null && number.signum() < 0) {
            refuse(field, "must not be negative, was " + number.toPlainString());
        }
    }

    private static InvoiceLine corrected(InvoiceLine line, CorrectedLine wanted) {
        BigDecimal quantity = Objects.requireNonNullElse(wanted.quantity(), line.quantity());
        BigDecimal amount =
                Objects.requireNonNullElse(wanted.unitPrice(), line.unitPrice().amount());
        UnitPrice price = new UnitPrice(line.unitPrice().currency(), amount);
        return new InvoiceLine(
                line.sku(),
                Objects.requireNonNullElse(wanted.description(), line.description()),
                line.period(),
                quantity,
                price,
                line.adjustments(),
                line.adjustments().isEmpty()
                        ? price.times(quantity, RoundingPolicy.EN_16931)
                        : line.net(),
                line.note(),
                line.costCentre(),
                line.origin());
    }

    private @Nullable String purchaseOrder(Adjustment.Correction correction) {
        String wanted = correction.purchaseOrder();
        if (wanted == null) {
            return original.content().purchaseOrder();
        }
        FreeText.problem("purchaseOrder", wanted, PURCHASE_ORDER_MAX).ifPresent(problems::add);
        return wanted;
    }

    private void checkChange(@Nullable String purchaseOrder) {
        Draft of = original.content();
        if (!problems.isEmpty()) {
            return;
        }
        if (lines.equals(of.lines()) && Objects.equals(purchaseOrder, of.purchaseOrder())) {
            refuse("", "names nothing that is different");
        }
        if (Credited.sum(lines.stream().map(InvoiceLine::net).toList()).isNegative()) {
            refuse("lines", "would make an invoice below zero: give back the line instead");
        }
    }

    private AdjustmentDecision made(
            Credited before, Adjustment.Correction correction, @Nullable String purchaseOrder) {
        AdjustmentId id = correction.id();
        Adjustment.Credit whole =
                new Adjustment.Credit(id, correction.reason(), new Adjustment.Extent.Whole());
        AdjustedDraft adjusted = new AdjustedDraft(original);
        Draft anew = adjusted.invoice(id.correction(), purchaseOrder, lines, adjusted.treatments());
        return switch (Crediting.decide(original, before, whole)) {
            case AdjustmentDecision.Refused refused -> refused;
            case AdjustmentDecision.Made made ->
                    new AdjustmentDecision.Made(
                            Stream.concat(made.drafts().stream(), Stream.of(anew)).toList(),
                            made.after());
        };
    }

    private void refuse(String field, String reason) {
        problems.add(new Problem(field, reason));
    }
}
