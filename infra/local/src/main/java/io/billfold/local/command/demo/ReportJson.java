package io.billfold.local.command.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.Problem;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.invoice.Invoice;
import io.billfold.local.command.Amounts;
import io.billfold.local.command.Books;
import io.billfold.local.http.Json;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.Rejection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as one JSON document; amounts are decimal text. */
final class ReportJson {
    private final Report report;
    private final Books books;

    ReportJson(Report report, Books books) {
        this.report = report;
        this.books = books;
    }

    ObjectNode write(double seconds, List<String> failures) {
        ObjectNode json = Json.object();
        ArrayNode invoices = json.putArray("invoices");
        for (Report.Series series : report.series()) {
            series.invoices().forEach(record -> invoices.add(invoice(series, record)));
        }
        json.set("ledger", ledger());
        ArrayNode disputes = json.putArray("disputes");
        report.disputes().forEach(dispute -> disputes.add(dispute(dispute)));
        json.set("notices", Json.tree(report.notices()));
        ArrayNode rejections = json.putArray("rejections");
        report.rejections().forEach(rejection -> rejections.add(rejection(rejection)));
        json.set("failures", Json.tree(failures));
        return json.put("seconds", BigDecimal.valueOf(seconds).setScale(1, RoundingMode.HALF_UP));
    }

    private ObjectNode invoice(Report.Series series, InvoiceRecord record) {
        Invoice invoice = record.invoice();
        ObjectNode json =
                Json.object()
                        .put("number", invoice.number().toString())
                        .put("seller", series.seller().id().value())
                        .put("series", invoice.number().series())
                        .put("account", invoice.content().account().id().value())
                        .put("issuedOn", invoice.issuedOn().toString())
                        .put("dueOn", invoice.dueOn().toString())
                        .put("currency", invoice.content().currency().getCode())
                        .put("net", Amounts.of(invoice.net()))
                        .put("tax", Amounts.of(invoice.tax()))
                        .put("total", Amounts.of(invoice.total()))
                        .put("open", Amounts.of(invoice.content().currency(), report.open(invoice)))
                        .put("status", report.status(invoice));
        InvoiceRecord.Rendition rendition = record.rendition();
        return json.put("documentSha256", rendition == null ? null : rendition.documentSha256())
                .put(
                        "documentUrl",
                        rendition == null
                                ? null
                                : books.link(rendition, invoice.number()).toString());
    }

    private ObjectNode ledger() {
        ObjectNode ledger = Json.object();
        for (Map.Entry<String, LedgerSums> sums : LedgerSums.of(report.balances()).entrySet()) {
            ledger.putObject(sums.getKey())
                    .put("debits", Amounts.of(sums.getValue().debits()))
                    .put("credits", Amounts.of(sums.getValue().credits()));
        }
        return ledger;
    }

    private static ObjectNode dispute(Dispute dispute) {
        return Json.object()
                .put("id", dispute.id())
                .put("provider", dispute.provider())
                .put("invoice", dispute.invoice().toString())
                .put("account", dispute.account().value())
                .put("status", dispute.status().name().toLowerCase(Locale.ROOT))
                .put("reason", dispute.reason())
                .put("currency", dispute.amount().getCurrencyUnit().getCode())
                .put("amount", Amounts.of(dispute.amount()))
                .put("withdrawn", Amounts.of(dispute.withdrawn()))
                .put("writtenOff", Amounts.of(dispute.writtenOff()));
    }

    private static ObjectNode rejection(Rejection rejection) {
        ObjectNode json =
                Json.object()
                        .put("id", rejection.id())
                        .put("at", rejection.at().toString())
                        .put("orderId", rejection.orderId())
                        .put("reason", rejection.reason());
        ArrayNode fields = json.putArray("fields");
        for (Problem problem : rejection.problems()) {
            fields.addObject().put("field", problem.field()).put("reason", problem.reason());
        }
        return json;
    }
}
