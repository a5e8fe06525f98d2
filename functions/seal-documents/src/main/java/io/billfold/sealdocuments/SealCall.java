package io.billfold.sealdocuments;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.Days;
import io.billfold.billing.proof.DocumentProof;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.events.proof.ProofJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DocumentStore.Link;
import io.billfold.store.SealFiles;
import io.billfold.store.SealStore;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /seals}, {@code GET /seals}, {@code GET /seals/{day}} and {@code GET
 * /invoices/{number}/proof}.
 */
@Singleton
class SealCall {
    /** The API waits half a minute: so long after its begin a call seals no further day. */
    private static final Duration CALL_MAX = Duration.ofSeconds(15);

    /** How long a link to leaves works, as a link to a document does. */
    private static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    /** The most seals of an answer: each is an object that is read. */
    private static final int DAYS_MAX = 31;

    private static final int BODY_BYTES_MAX = 1024;

    private final MessageJson json;
    private final SealDocuments sealDocuments;
    private final ProveDocument proveDocument;
    private final SealStore sealStore;
    private final SealFiles files;

    SealCall(
            EventJson json,
            SealDocuments sealDocuments,
            ProveDocument proveDocument,
            SealStore sealStore,
            SealFiles files) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.sealDocuments = sealDocuments;
        this.proveDocument = proveDocument;
        this.sealStore = sealStore;
        this.files = files;
    }

    /**
     * Answers a call.
     *
     * @return for POST 200 with what was sealed, or 422 for a day that is not over; for GET 200
     *     with seals, a seal or a proof, 202 for a document that is not sealed yet, 404 for what is
     *     not there, or 422 where a day is none
     */
    Answer answer(Call call) throws IOException {
        if (call.method().equals("POST")) {
            return seal(call);
        }
        Map<String, String> parameters = call.pathParameters();
        if (parameters.containsKey("number")) {
            return prove(call.pathParameter("number"));
        }
        return parameters.containsKey("day") ? show(call.pathParameter("day")) : list(call);
    }

    private Answer seal(Call call) throws IOException {
        return switch (json.read(call.body())) {
            case MessageJson.Result.Tree(JsonNode tree) -> seal(FieldReader.of(tree));
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.refused("Seals refused", List.of(problem));
        };
    }

    private Answer seal(FieldReader in) throws IOException {
        LocalDate last = sealDocuments.lastDay();
        in.required("version", Forms.integer(1, 1));
        Field<LocalDate> asked = in.optional("until", Forms.date(), last);
        Field<LocalDate> until = in.build(asked::get, day -> problems(day, last));
        if (!in.problems().isEmpty()) {
            return Answer.refused("Seals refused", in.problems());
        }
        SealDocuments.Outcome outcome = sealDocuments.seal(until.get(), CALL_MAX);
        return Answer.json(
                200,
                new SealedAnswer(
                        outcome.sealed().stream().map(SealAnswer::of).toList(), outcome.done()));
    }

    private static List<Problem> problems(LocalDate day, LocalDate last) {
        return day.isAfter(last)
                ? List.of(
                        new Problem(
                                "until",
                                "must be over in UTC, at most "
                                        + last
                                        + ", was "
                                        + day
                                        + ": documents may still be made, and a day has one seal"))
                : List.of();
    }

    private Answer list(Call call) {
        Optional<LocalDate> from = day(call.query().getOrDefault("from", ""));
        Optional<LocalDate> to = day(call.query().getOrDefault("to", ""));
        if (from.isEmpty() || to.isEmpty()) {
            return Answer.refused(
                    "Seals refused",
                    List.of(new Problem("from, to", "must both be days such as 2026-01-31")));
        }
        long days = ChronoUnit.DAYS.between(from.get(), to.get()) + 1;
        return days < 1 || days > DAYS_MAX
                ? Answer.refused(
                        "Seals refused",
                        List.of(new Problem("to", "must be from, or up to 30 days after it")))
                : Answer.json(200, Map.of("seals", seals(from.get(), to.get())));
    }

    private List<SealAnswer> seals(LocalDate from, LocalDate to) {
        return sealStore.head().stream()
                .flatMap(head -> from.datesUntil(to.plusDays(1)).filter(head::covers))
                .map(files::seal)
                .map(SealAnswer::of)
                .toList();
    }

    private Answer show(String text) {
        Optional<LocalDate> day = day(text);
        if (day.isEmpty()) {
            return Answer.refused(
                    "Seals refused", List.of(new Problem("day", "must be such as 2026-01-31")));
        }
        return sealStore.head().filter(head -> head.covers(day.get())).isPresent()
                ? Answer.json(200, shown(SealAnswer.of(files.seal(day.get()))))
                : Answer.problem(404, "Seal not found", "the day " + text + " is not sealed");
    }

    private DayAnswer shown(SealAnswer seal) {
        Link link = files.leavesLink(seal.day(), LINK_LIFETIME);
        return new DayAnswer(seal, link.url().toString(), link.expiresAt());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(Days.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Answer prove(String text) {
        return number(text)
                .map(proveDocument::prove)
                .map(SealCall::answer)
                .orElseGet(SealCall::unknown);
    }

    private static Optional<InvoiceNumber> number(String text) {
        try {
            return Optional.of(InvoiceNumber.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Answer answer(ProveDocument.Answer answer) {
        return switch (answer) {
            case ProveDocument.Answer.Proved(DocumentProof proof) ->
                    Answer.json(200, ProofJson.of(proof));
            case ProveDocument.Answer.Pending(InvoiceNumber number, String state) ->
                    Answer.json(202, Map.of("number", number.toString(), "state", state));
            case ProveDocument.Answer.Unknown _ -> unknown();
        };
    }

    private static Answer unknown() {
        return Answer.problem(
                404, "Invoice not found", "there is no invoice with this number; check the number");
    }
}
