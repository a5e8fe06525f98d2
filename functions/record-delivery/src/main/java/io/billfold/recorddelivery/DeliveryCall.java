package io.billfold.recorddelivery;

import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DeliveryStore;
import io.billfold.store.InvoiceStore;

import jakarta.inject.Singleton;

/** Hands each call to what answers it. */
@Singleton
class DeliveryCall {
    private final InvoiceStore invoices;
    private final DeliveryStore deliveries;
    private final ListCall lists;
    private final ReportCall report;
    private final MailReleaseCall release;

    DeliveryCall(
            InvoiceStore invoices,
            DeliveryStore deliveries,
            ListCall lists,
            ReportCall report,
            MailReleaseCall release) {
        this.invoices = invoices;
        this.deliveries = deliveries;
        this.lists = lists;
        this.report = report;
        this.release = release;
    }

    /** Answers a call: as the call's own class says. */
    Answer answer(Call call) {
        return switch (call.routeKey()) {
            case "GET /invoices/{number}/deliveries" -> show(call.pathParameter("number"));
            case "POST /invoices/{number}/deliveries" -> report.answer(call);
            case "GET /deliveries" -> lists.list(call);
            case "GET /deliveries/refused" -> lists.refused(call);
            case "POST /accounts/{id}/mail-release" -> release.answer(call);
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    /** 200 with the deliveries of an invoice, none where it is not sent yet; 404 for no invoice. */
    private Answer show(String number) {
        return Refused.number(number)
                .flatMap(invoices::find)
                .map(found -> deliveries.of(found.invoice().number()))
                .map(
                        all ->
                                Answer.json(
                                        200,
                                        new DeliveriesAnswer(
                                                all.stream().map(DeliveryAnswer::of).toList(),
                                                null)))
                .orElseGet(Refused::unknown);
    }
}
