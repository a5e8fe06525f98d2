package io.billfold.collectevidence;

import io.billfold.billing.Problem;
import io.billfold.billing.dispute.Dispute;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DisputeStore;
import io.billfold.store.EvidenceStore;
import io.billfold.store.Versioned;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/** {@code GET} and {@code POST /disputes/{provider}/{id}/evidence}. */
@Singleton
class EvidenceCall {
    private static final String TITLE = "Decision refused";

    private final MessageJson bodies;
    private final DisputeStore disputes;
    private final EvidenceStore evidence;
    private final DecideAnswer decide;

    EvidenceCall(
            EventJson json, DisputeStore disputes, EvidenceStore evidence, DecideAnswer decide) {
        this.bodies = new MessageJson(json, EvidenceRequest.SIZE_MAX_BYTES);
        this.disputes = disputes;
        this.evidence = evidence;
        this.decide = decide;
    }

    /**
     * Answers a call.
     *
     * @return 200 with the answer as it is, also after a decision that was made before; 404 for no
     *     such case, or one for which nothing was collected; 422 with what is wrong; 400 when the
     *     body is not JSON
     */
    Answer answer(Call call) {
        Optional<Dispute> dispute = dispute(call);
        if (dispute.isEmpty()) {
            return unknown();
        }
        return switch (call.routeKey()) {
            case "GET /disputes/{provider}/{id}/evidence" -> shown(dispute.get());
            case "POST /disputes/{provider}/{id}/evidence" -> decided(dispute.get(), call);
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    private Optional<Dispute> dispute(Call call) {
        String provider = call.pathParameter("provider");
        String id = call.pathParameter("id");
        return isId(provider) && isId(id)
                ? disputes.find(provider, id).map(Versioned::value)
                : Optional.empty();
    }

    /** What can be a part of a key. */
    private static boolean isId(String text) {
        return !text.isBlank() && text.length() <= 255 && text.indexOf('#') < 0;
    }

    private static Answer unknown() {
        return Answer.problem(
                404, "Dispute not found", "there is no such case; GET /disputes lists them");
    }

    private Answer shown(Dispute dispute) {
        return evidence.find(dispute.provider(), dispute.id())
                .map(found -> Answer.json(200, EvidenceAnswer.of(found.value())))
                .orElseGet(
                        () ->
                                Answer.problem(
                                        404,
                                        "Nothing collected",
                                        "nothing was collected for this case; POST"
                                                + " {\"version\": 1, \"do\": \"collect\", \"reason\":"
                                                + " \"...\"} does it"));
    }

    private Answer decided(Dispute dispute, Call call) {
        return switch (bodies.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.unreadable(TITLE, problem);
            case MessageJson.Result.Tree(JsonNode tree) -> decided(dispute, tree, call.by());
        };
    }

    private Answer decided(Dispute dispute, JsonNode tree, String by) {
        FieldReader in = FieldReader.of(tree);
        Field<EvidenceRequest> request = EvidenceRequest.read(in);
        if (!in.problems().isEmpty()) {
            return Answer.refused(TITLE, in.problems());
        }
        Problem problem = decide.decide(dispute, request.get(), by);
        return problem == null ? shown(dispute) : Answer.refused(TITLE, List.of(problem));
    }
}
