package io.billfold.recordusage;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * What the sender of a batch is told.
 *
 * @param answers one for each event, in the order in which they were sent
 */
@Serdeable
record BatchAnswer(long accepted, long duplicate, long refused, List<RecordAnswer> answers) {
    BatchAnswer {
        answers = List.copyOf(answers);
    }

    static BatchAnswer of(List<Answered> answered) {
        List<RecordAnswer> answers = answered.stream().map(RecordAnswer::of).toList();
        return new BatchAnswer(
                count(answers, "accepted"),
                count(answers, "duplicate"),
                count(answers, "refused"),
                answers);
    }

    private static long count(List<RecordAnswer> answers, String what) {
        return answers.stream().filter(it -> it.is(what)).count();
    }
}
