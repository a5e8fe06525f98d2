package io.billfold.recorddelivery;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceStore;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /invoices/{number}/deliveries}: what somebody did or heard. By {@code portal}: it was
 * put there; by {@code peppol}: what the access point or the buyer says; by {@code email}: it is to
 * be sent once more, to where the account gets its documents now.
 */
@Singleton
class ReportCall {
    private static final int BODY_BYTES_MAX = 8 * 1024;
    private static final int REFERENCE_LENGTH_MAX = 100;

    private final MessageJson json;
    private final InvoiceStore invoices;
    private final RecordReport record;
    private final RecordUpload upload;
    private final RequestAgain again;

    ReportCall(
            EventJson json,
            InvoiceStore invoices,
            RecordReport record,
            RecordUpload upload,
            RequestAgain again) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.invoices = invoices;
        this.record = record;
        this.upload = upload;
        this.again = again;
    }

    /**
     * An upload.
     *
     * @param portal where to; null for the one that the account names
     */
    private record Uploaded(@Nullable String portal, Report report) {}

    /**
     * Answers a call. The same call again changes nothing.
     *
     * @return 200 with the delivery as it is now; 202 when it is to be sent once more; 404 for no
     *     such invoice; 409 for a document that is not made yet or went no such way; 422 with what
     *     is wrong
     */
    Answer answer(Call call) {
        return Refused.number(call.pathParameter("number"))
                .flatMap(invoices::find)
                .map(found -> answer(call, found))
                .orElseGet(Refused::unknown);
    }

    private Answer answer(Call call, InvoiceRecord found) {
        return switch (json.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) -> Refused.wrong(List.of(problem));
            case MessageJson.Result.Tree(JsonNode tree) -> answer(FieldReader.of(tree), found);
        };
    }

    private Answer answer(FieldReader in, InvoiceRecord found) {
        in.required("version", Forms.integer(1, 1));
        Field<Channel> by = in.required("by", Forms.word(Channel.class));
        if (!by.isRight()) {
            return Refused.wrong(in.problems());
        }
        Invoice invoice = found.invoice();
        return switch (by.get()) {
            case PORTAL -> uploaded(in, invoice);
            case PEPPOL -> reported(in, invoice.number());
            case EMAIL -> again(in, found);
        };
    }

    private Answer uploaded(FieldReader in, Invoice invoice) {
        Field<String> portal = in.optional("portal", Forms.text(ReportCall::portal), null);
        Field<String> reference = in.required("reference", Forms.text(ReportCall::reference));
        Field<Instant> at = in.required("uploadedAt", Forms.instant());
        Field<Uploaded> uploaded =
                in.build(
                        () ->
                                new Uploaded(
                                        portal.orNull(),
                                        Report.of(Step.UPLOADED, at.get(), reference.get())));
        if (!in.problems().isEmpty()) {
            return Refused.wrong(in.problems());
        }
        return upload.record(invoice, uploaded.get().portal(), uploaded.get().report())
                .map(ReportCall::answer)
                .orElseGet(
                        () ->
                                Refused.wrong(
                                        List.of(
                                                new Problem(
                                                        "portal",
                                                        "is missing: the account names none"))));
    }

    private static String portal(String text) {
        return Checks.text("portal", text, Delivery.RECIPIENT_LENGTH_MAX);
    }

    private static String reference(String text) {
        return Checks.text("reference", text, REFERENCE_LENGTH_MAX);
    }

    private Answer reported(FieldReader in, InvoiceNumber number) {
        Field<Report> report = PeppolReport.report(in);
        if (!report.isRight()) {
            return Refused.wrong(in.problems());
        }
        return record.of(number, Channel.PEPPOL, report.get())
                .map(ReportCall::answer)
                .orElseGet(() -> Refused.conflict(number + " was not handed over to Peppol"));
    }

    private Answer again(FieldReader in, InvoiceRecord found) {
        in.build(() -> found);
        if (!in.problems().isEmpty()) {
            return Refused.wrong(in.problems());
        }
        return again.request(found)
                .map(id -> Answer.json(202, Map.of("delivery", id.name())))
                .orElseGet(
                        () ->
                                Refused.conflict(
                                        "it is on its way for the first time: see what becomes of"
                                                + " that before it is sent again"));
    }

    private static Answer answer(Delivery delivery) {
        return Answer.json(200, DeliveryAnswer.of(delivery));
    }
}
