package io.billfold.serveaudit;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.Caller;
import io.billfold.billing.access.LegalHold;
import io.billfold.billing.access.Permission;
import io.billfold.billing.invoice.Invoice;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LegalHoldStore;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code PUT /invoices/{number}/hold} with {@code held} and {@code reason}. */
@Singleton
class HoldCall {
    private static final String TITLE = "Legal hold refused";
    private static final int BODY_BYTES_MAX = 8 * 1024;

    private final MessageJson json;
    private final InvoiceStore invoices;
    private final LegalHoldStore holds;
    private final HoldInvoice holdInvoice;
    private final InstantSource clock;

    HoldCall(
            EventJson json,
            InvoiceStore invoices,
            LegalHoldStore holds,
            HoldInvoice holdInvoice,
            InstantSource clock) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.invoices = invoices;
        this.holds = holds;
        this.holdInvoice = holdInvoice;
        this.clock = clock;
    }

    /** What a caller wishes. */
    private record Wish(boolean isHeld, String reason) {}

    /**
     * Answers a call.
     *
     * @return 200 with the hold as it is now; 403 for another role; 404 for no such invoice; 409
     *     while its documents are being made, or when a hold that never was is to be released; 422
     *     with what is wrong; 503 when it could not be written down
     */
    Answer answer(Call call, Caller caller) {
        if (!caller.roles().may(Permission.HOLD)) {
            return Refusals.forbidden(caller, Permission.HOLD);
        }
        return Refusals.number(call.pathParameter("number"))
                .flatMap(invoices::find)
                .map(found -> answer(call, caller, found))
                .orElseGet(Refusals::unknown);
    }

    private Answer answer(Call call, Caller caller, InvoiceRecord found) {
        return switch (json.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Refusals.wrong(TITLE, List.of(problem));
            case MessageJson.Result.Tree(JsonNode tree) -> {
                FieldReader in = FieldReader.of(tree);
                Field<Wish> wish = wish(in);
                yield in.problems().isEmpty()
                        ? answer(wish.get(), caller, found)
                        : Refusals.wrong(TITLE, in.problems());
            }
        };
    }

    private static Field<Wish> wish(FieldReader in) {
        in.optional("version", Forms.integer(1, 1), 1);
        Field<Boolean> held = in.required("held", Forms.flag());
        Field<String> reason = in.required("reason", Forms.text(HoldCall::reason));
        return in.build(() -> new Wish(held.get(), reason.get()));
    }

    private static String reason(String text) {
        return Checks.text("reason", text, LegalHold.REASON_LENGTH_MAX);
    }

    private Answer answer(Wish wish, Caller caller, InvoiceRecord found) {
        if (found.rendition() == null) {
            return Answer.problem(
                    409, TITLE, "the invoice's documents are being made: ask again in a moment");
        }
        Invoice invoice = found.invoice();
        if (!wish.isHeld() && holds.find(invoice.number()).isEmpty()) {
            return Answer.problem(409, TITLE, "the invoice never was under a legal hold");
        }
        return change(invoice, wish, caller);
    }

    private Answer change(Invoice invoice, Wish wish, Caller caller) {
        Instant now = clock.instant();
        LegalHold wished =
                new LegalHold(
                        invoice.number(), wish.isHeld(), wish.reason(), caller.principal(), now);
        AccessAction action = wish.isHeld() ? AccessAction.HELD : AccessAction.RELEASED;
        boolean isDone =
                holdInvoice.change(
                        invoice,
                        wished,
                        caller.access(now, action, invoice.number().toString(), wish.reason()));
        return isDone
                ? holds.find(invoice.number())
                        .map(kept -> Answer.json(200, HoldAnswer.of(kept.value())))
                        .orElseThrow()
                : Refusals.busy();
    }
}
