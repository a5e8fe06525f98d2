package io.billfold.recordusage;

import io.billfold.events.FieldProblem;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A {@link RecordAnswer} to a line of a file. */
@Serdeable
record LineAnswer(
        long line,
        @Nullable String eventId,
        String answer,
        boolean late,
        List<FieldProblem> errors) {
    LineAnswer {
        errors = List.copyOf(errors);
    }

    static LineAnswer of(long line, Answered answered) {
        RecordAnswer answer = RecordAnswer.of(answered);
        return new LineAnswer(
                line, answer.eventId(), answer.answer(), answer.late(), answer.errors());
    }
}
