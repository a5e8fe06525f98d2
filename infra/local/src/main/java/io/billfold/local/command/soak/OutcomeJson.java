package io.billfold.local.command.soak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

/** An outcome for programs. */
public final class OutcomeJson {
    private OutcomeJson() {}

    /** One object. */
    public static ObjectNode of(Outcome outcome) {
        ObjectNode json =
                Json.object()
                        .put("seed", outcome.seed())
                        .put("invoices", outcome.invoices())
                        .put("kills", outcome.kills())
                        .put("restarts", outcome.restarts())
                        .put("ordersSentAgain", outcome.repeats());
        json.set("rubbish", rubbish(outcome.rubbish()));
        ArrayNode violations = json.putArray("violations");
        outcome.violations().forEach(violations::add);
        json.put("seconds", outcome.seconds())
                .put("billingSeconds", outcome.billingSeconds())
                .put("auditSeconds", outcome.auditSeconds())
                .put("invoicesPerSecond", outcome.invoicesPerSecond());
        json.set("memory", memory(outcome.memory()));
        ArrayNode samples = json.putArray("heapSamples");
        outcome.samples().forEach(sample -> samples.add(sample(sample)));
        return json;
    }

    private static ObjectNode rubbish(Outcome.Refuse rubbish) {
        return Json.object()
                .put("sent", rubbish.sent())
                .put("kept", rubbish.kept())
                .put("orders", rubbish.orders())
                .put("rejections", rubbish.rejections())
                .put("messages", rubbish.messages())
                .put("deadLetters", rubbish.deadLetters())
                .put("refusedCalls", rubbish.refusedCalls());
    }

    private static ObjectNode memory(Memory memory) {
        return Json.object()
                .put("keptBytesPerInvoice", memory.keptBytes())
                .put("keptBytesPerInvoiceMax", Memory.KEPT_BYTES_MAX)
                .put("invoicesOfLastLife", memory.workedInvoices())
                .put("leftBytes", memory.leftBytes())
                .put("leftBytesMax", memory.leftBytesMax());
    }

    private static ObjectNode sample(HeapSample sample) {
        return Json.object()
                .put("when", sample.when())
                .put("life", sample.life())
                .put("invoices", sample.invoices())
                .put("usedBytes", sample.usedBytes());
    }
}
