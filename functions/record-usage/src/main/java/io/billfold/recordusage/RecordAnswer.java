package io.billfold.recordusage;

import io.billfold.billing.Problem;
import io.billfold.billing.usage.UsageAnswer;
import io.billfold.events.FieldProblem;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the sender of an event is told.
 *
 * @param eventId the sender's id of it, or null where that can't be read
 * @param answer accepted, duplicate or refused
 * @param late whether its period had closed, so that it goes on the next invoice
 * @param errors why it was refused; empty otherwise
 */
@Serdeable
record RecordAnswer(
        @Nullable String eventId, String answer, boolean late, List<FieldProblem> errors) {
    RecordAnswer {
        errors = List.copyOf(errors);
    }

    static RecordAnswer of(Answered answered) {
        String id = answered.record().eventId();
        return switch (answered.answer()) {
            case UsageAnswer.Accepted(boolean late) ->
                    new RecordAnswer(id, "accepted", late, List.of());
            case UsageAnswer.Duplicate _ -> new RecordAnswer(id, "duplicate", false, List.of());
            case UsageAnswer.Refused(List<Problem> problems) ->
                    new RecordAnswer(
                            id, "refused", false, problems.stream().map(FieldProblem::of).toList());
        };
    }

    boolean is(String what) {
        return answer.equals(what);
    }
}
