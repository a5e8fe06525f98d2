package io.billfold.watchdisputes;

import io.billfold.billing.Problem;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DisputeStore;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.util.List;

/** {@code POST /disputes/{provider}/{id}/decisions}. */
@Singleton
class MovementCall {
    static final String ROUTE = "POST /disputes/{provider}/{id}/decisions";

    private static final String TITLE = "Decision refused";

    private final MessageJson bodies;
    private final DisputeStore disputes;
    private final BookMovement book;
    private final DisputeCall cases;

    MovementCall(EventJson json, DisputeStore disputes, BookMovement book, DisputeCall cases) {
        this.bodies = new MessageJson(json, MovementRequest.SIZE_MAX_BYTES);
        this.disputes = disputes;
        this.book = book;
        this.cases = cases;
    }

    /**
     * Answers a call.
     *
     * @return 200 with the case after the decision, also when it was carried out before; 404 for no
     *     such case; 422 with what is wrong; 400 when the body is not JSON
     */
    Answer answer(Call call) {
        String provider = call.pathParameter("provider");
        String id = call.pathParameter("id");
        boolean isKnown =
                DisputeCall.isId(provider)
                        && DisputeCall.isId(id)
                        && disputes.find(provider, id).isPresent();
        if (!isKnown) {
            return DisputeCall.unknown();
        }
        return switch (bodies.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.unreadable(TITLE, problem);
            case MessageJson.Result.Tree(JsonNode tree) -> decided(provider, id, tree, call.by());
        };
    }

    private Answer decided(String provider, String id, JsonNode tree, String by) {
        FieldReader in = FieldReader.of(tree);
        Field<MovementRequest> request = MovementRequest.read(in);
        if (!in.problems().isEmpty()) {
            return Answer.refused(TITLE, in.problems());
        }
        Problem problem = book.book(provider, id, request.get(), by);
        return problem == null ? cases.show(provider, id) : Answer.refused(TITLE, List.of(problem));
    }
}
