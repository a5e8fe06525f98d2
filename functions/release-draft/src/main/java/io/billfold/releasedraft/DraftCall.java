package io.billfold.releasedraft;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftStore;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code GET /drafts} and {@code POST /drafts/{id}/release}. */
@Singleton
class DraftCall {
    private static final String TITLE = "Release refused";
    private static final int BODY_BYTES_MAX = 1024;

    private final MessageJson json;
    private final DraftStore drafts;
    private final ReleaseDraft releaseDraft;

    DraftCall(EventJson json, DraftStore drafts, ReleaseDraft releaseDraft) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.drafts = drafts;
        this.releaseDraft = releaseDraft;
    }

    /**
     * Answers a call.
     *
     * @return for a look 200 with the seller's held drafts and their reasons; for a release 200
     *     with the draft, which is as it was if it is not held, 404, or 422 with what still holds
     *     it
     */
    Answer answer(Call call) {
        return call.method().equals("GET") ? list(call) : release(call);
    }

    private Answer list(Call call) {
        String seller = call.query().get("seller");
        String after = call.query().get("after");
        if (seller == null) {
            return refused(List.of(new Problem("seller", "is missing: GET /drafts?seller=ID")));
        }
        try {
            DraftStore.Held held =
                    drafts.held(new SellerId(seller), after == null ? null : new DraftId(after));
            DraftId next = held.next();
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("drafts", held.drafts().stream().map(DraftCall::body).toList());
            body.put("next", next == null ? null : next.value());
            return Answer.json(200, body);
        } catch (IllegalArgumentException e) {
            return refused(List.of(new Problem("seller", String.valueOf(e.getMessage()))));
        }
    }

    private Answer release(Call call) {
        DraftId id;
        try {
            id = new DraftId(call.pathParameter("id"));
        } catch (IllegalArgumentException _) {
            return unknown();
        }
        byte[] body = call.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : call.body();
        return switch (json.read(body)) {
            case MessageJson.Result.Tree(JsonNode tree) -> release(id, FieldReader.of(tree));
            case MessageJson.Result.Unreadable(Problem problem) -> refused(List.of(problem));
        };
    }

    private Answer release(DraftId id, FieldReader in) {
        in.optional("version", Forms.integer(1, 1), 1);
        Field<String> number = in.optional("purchaseOrder", Forms.filled(), null);
        in.build(() -> id);
        if (!in.problems().isEmpty()) {
            return refused(in.problems());
        }
        return switch (releaseDraft.release(id, number.orNull())) {
            case Releasing.Done(DraftRecord draft) -> Answer.json(200, body(draft));
            case Releasing.NotHeld(DraftRecord draft) -> Answer.json(200, body(draft));
            case Releasing.Refused(List<Problem> problems) -> refused(problems);
            case Releasing.Unknown() -> unknown();
        };
    }

    private static Map<String, Object> body(DraftRecord record) {
        Draft draft = record.draft();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("draftId", draft.id().value());
        body.put("state", record.state().name().toLowerCase(Locale.ROOT));
        body.put("seller", draft.seller().id().value());
        body.put("accountId", draft.account().id().value());
        body.put("currency", draft.currency().getCode());
        body.put("net", draft.net().getAmount().toPlainString());
        body.put("purchaseOrder", draft.purchaseOrder());
        body.put(
                "problems",
                record.problems().stream()
                        .map(it -> Map.of("field", it.field(), "reason", it.reason()))
                        .toList());
        return body;
    }

    private static Answer unknown() {
        return Answer.problem(404, "No such draft", "there is no draft with this id");
    }

    private static Answer refused(List<Problem> problems) {
        return Answer.problem(422, TITLE, "mend what errors name and send again", problems);
    }
}
