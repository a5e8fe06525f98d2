package io.billfold.events.rating;

import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.events.FieldProblem;
import io.billfold.events.Forms;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers as JSON. Amounts and quantities are texts, so that every digit stays. */
public final class AnswerJson {
    private AnswerJson() {}

    /** An answer as JSON. */
    public static Map<String, Object> of(Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", answer.name());
        json.put("invoices", answer.invoices().stream().map(AnswerJson::of).toList());
        json.put("problems", answer.problems().stream().map(FieldProblem::of).toList());
        return json;
    }

    private static Map<String, Object> of(Answer.Billed billed) {
        Draft draft = billed.draft();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("on", billed.on().toString());
        json.put("kind", draft.kind() == Draft.Kind.INVOICE ? "invoice" : "credit_note");
        json.put("currency", draft.currency().getCode());
        json.put("net", draft.net().getAmount().toPlainString());
        put(json, "purchaseOrder", draft.purchaseOrder());
        Commission commission = draft.commission();
        if (commission != null) {
            json.put("commission", of(commission));
        }
        json.put("lines", draft.lines().stream().map(AnswerJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(Commission commission) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("partner", commission.partner().value());
        json.put("percent", commission.percent().toPlainString());
        json.put("amount", commission.amount().getAmount().toPlainString());
        return json;
    }

    private static Map<String, Object> of(InvoiceLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        LineOrigin origin = line.origin();
        if (origin != null) {
            json.put("item", origin.item());
            json.put("charge", origin.charge());
        }
        json.put("sku", line.sku());
        json.put("description", line.description());
        json.put("from", line.period().from().toString());
        json.put("to", line.period().to().toString());
        json.put("quantity", line.quantity().toPlainString());
        json.put("unitPrice", line.unitPrice().amount().toPlainString());
        json.put("amount", line.net().getAmount().toPlainString());
        json.put("adjustments", line.adjustments().stream().map(AnswerJson::of).toList());
        put(json, "price", origin == null ? null : origin.price());
        put(json, "why", line.note());
        put(json, "costCentre", line.costCentre());
        put(json, "bundle", origin == null ? null : origin.bundle());
        put(json, "endCustomer", origin == null ? null : origin.endCustomer());
        return json;
    }

    private static Map<String, Object> of(LineAdjustment adjustment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Forms.kebabOf(adjustment.kind()));
        json.put("reason", adjustment.reason());
        json.put("amount", adjustment.amount().getAmount().toPlainString());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
