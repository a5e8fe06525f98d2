package io.billfold.adjustinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Adjustment;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.AdjustmentReader;
import io.billfold.events.EventJson;
import io.billfold.events.RequestReading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import jakarta.inject.Singleton;

import java.util.List;

/** {@code POST /invoices/{number}/credits}, {@code .../additions}, {@code .../corrections}. */
@Singleton
class AdjustmentCall {
    private static final String TITLE = "Adjustment refused";

    private final AdjustmentReader reader;
    private final AdjustInvoice adjustInvoice;

    AdjustmentCall(EventJson json, AdjustInvoice adjustInvoice) {
        this.reader = new AdjustmentReader(json);
        this.adjustInvoice = adjustInvoice;
    }

    /**
     * Answers a call.
     *
     * @return 202 when it will be issued; 200 when it was asked for before; 404 for an unknown
     *     invoice; 409 when the id is another request's; 422 with everything that is wrong; 400
     *     when it is not JSON
     */
    Answer answer(Call call) {
        InvoiceNumber number;
        try {
            number = InvoiceNumber.parse(call.pathParameter("number"));
        } catch (IllegalArgumentException _) {
            return unknown();
        }
        return switch (read(call, number)) {
            case RequestReading.Read<Adjustment>(Adjustment adjustment, String content) ->
                    answer(adjustment, adjustInvoice.adjust(adjustment, kind(call) + content));
            case RequestReading.Unreadable<Adjustment>(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
            case RequestReading.NotJson<Adjustment>(Problem problem) ->
                    Answer.problem(400, TITLE, "the body " + problem.reason());
        };
    }

    private RequestReading<Adjustment> read(Call call, InvoiceNumber number) {
        return switch (kind(call)) {
            case "credits" -> reader.credit(number, call.body());
            case "additions" -> reader.addition(number, call.body());
            case "corrections" -> reader.correction(number, call.body());
            default -> throw new IllegalStateException(call.routeKey() + " is not a route of ours");
        };
    }

    /** The last word of the route: a part of what makes a request the same one. */
    private static String kind(Call call) {
        return call.routeKey().substring(call.routeKey().lastIndexOf('/') + 1);
    }

    private static Answer answer(Adjustment adjustment, Adjusted adjusted) {
        return switch (adjusted) {
            case Adjusted.Done done ->
                    Answer.json(202, AdjustmentAnswer.of(adjustment.id(), done.drafts()));
            case Adjusted.Repeated repeated ->
                    Answer.json(200, AdjustmentAnswer.of(adjustment.id(), repeated.drafts()));
            case Adjusted.Conflicting(String reason) -> Answer.problem(409, TITLE, reason);
            case Adjusted.Unknown() -> unknown();
            case Adjusted.Refused refused -> Answer.refused(TITLE, refused.problems());
        };
    }

    private static Answer unknown() {
        return Answer.problem(404, "Unknown invoice", "there is no invoice with this number");
    }
}
