package io.billfold.events.rating;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.events.Forms;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer as lines that people write and read, each figure of it:
 *
 * <pre>{@code
 * 2026-01-16 invoice EUR 15.00
 *   seats/seat pro@1 2026-01-16..2026-02-01: 1 x 30.00 = 15.00 [proration -15.00: 15 of 30 days]
 * }</pre>
 */
final class AnswerText {
    private AnswerText() {}

    static List<String> of(Answer answer) {
        List<String> text = new ArrayList<>();
        for (Answer.Billed billed : answer.invoices()) {
            Draft draft = billed.draft();
            text.add(head(billed, draft));
            draft.lines().forEach(line -> text.add("  " + line(line)));
        }
        for (Problem problem : answer.problems()) {
            text.add("problem " + problem.field() + ": " + problem.reason());
        }
        return text;
    }

    private static String head(Answer.Billed billed, Draft draft) {
        String kind = draft.kind() == Draft.Kind.INVOICE ? "invoice" : "credit_note";
        String head = billed.on() + " " + kind + " " + draft.net();
        if (draft.purchaseOrder() != null) {
            head += ", order " + draft.purchaseOrder();
        }
        return draft.commission() == null
                ? head
                : head
                        + ", commission of "
                        + draft.commission().partner()
                        + " "
                        + draft.commission().amount().getAmount();
    }

    private static String line(InvoiceLine line) {
        StringBuilder text = new StringBuilder();
        LineOrigin origin = line.origin();
        if (origin != null) {
            text.append(origin.item()).append('/').append(origin.charge());
            append(text, " ", origin.price(), "");
        }
        text.append(' ').append(line.period().from()).append("..").append(line.period().to());
        text.append(": ").append(line.quantity().toPlainString());
        text.append(" x ").append(line.unitPrice().amount().toPlainString());
        text.append(" = ").append(line.net().getAmount());
        for (LineAdjustment adjustment : line.adjustments()) {
            text.append(" [").append(Forms.kebabOf(adjustment.kind())).append(' ');
            text.append(adjustment.amount().getAmount());
            text.append(": ").append(adjustment.reason()).append(']');
        }
        append(text, " (", line.note(), ")");
        append(text, ", centre ", line.costCentre(), "");
        append(text, ", bundle ", origin == null ? null : origin.bundle(), "");
        append(text, ", for ", origin == null ? null : origin.endCustomer(), "");
        return text.toString();
    }

    private static void append(StringBuilder text, String before, @Nullable String it, String end) {
        if (it != null) {
            text.append(before).append(it).append(end);
        }
    }
}
