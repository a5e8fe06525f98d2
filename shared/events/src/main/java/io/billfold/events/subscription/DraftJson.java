package io.billfold.events.subscription;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.events.Forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drafts and lines as people read them: previews and the calculator show the same. */
public final class DraftJson {
    private DraftJson() {}

    /** A draft without parties: kind, currency, net amount and lines. */
    public static Map<String, Object> of(Draft draft) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Forms.kebabOf(draft.kind()));
        json.put("currency", draft.currency().getCode());
        json.put("net", draft.net().getAmount().toPlainString());
        json.put("lines", lines(draft.lines()));
        return json;
    }

    /** Lines: the last day of a period is {@code to}, exclusive. */
    public static List<Map<String, Object>> lines(List<InvoiceLine> lines) {
        return lines.stream().map(DraftJson::of).toList();
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
        json.put("quantity", line.quantity().stripTrailingZeros().toPlainString());
        json.put("unitPrice", line.unitPrice().amount().toPlainString());
        json.put("adjustments", line.adjustments().stream().map(DraftJson::of).toList());
        json.put("amount", line.net().getAmount().toPlainString());
        if (origin != null && origin.price() != null) {
            json.put("price", origin.price());
        }
        if (line.note() != null) {
            json.put("why", line.note());
        }
        if (line.costCentre() != null) {
            json.put("costCentre", line.costCentre());
        }
        if (origin != null && origin.endCustomer() != null) {
            json.put("endCustomer", origin.endCustomer());
        }
        return json;
    }

    private static Map<String, Object> of(LineAdjustment adjustment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Forms.kebabOf(adjustment.kind()));
        json.put("reason", adjustment.reason());
        json.put("amount", adjustment.amount().getAmount().toPlainString());
        return json;
    }
}
