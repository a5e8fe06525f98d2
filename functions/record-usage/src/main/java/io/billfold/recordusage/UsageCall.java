package io.billfold.recordusage;

import io.billfold.billing.Problem;
import io.billfold.billing.usage.UsageAnswer;
import io.billfold.events.EventJson;
import io.billfold.events.UsageFile;
import io.billfold.events.UsageReader;
import io.billfold.events.UsageReading;
import io.billfold.events.UsageRecord;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import jakarta.inject.Singleton;

import java.util.List;

/** {@code POST /usage}. */
@Singleton
class UsageCall {
    private static final String TITLE = "Usage refused";

    private final UsageReader reader;
    private final RecordUsage recordUsage;
    private final UsageQueue queue;

    UsageCall(EventJson json, RecordUsage recordUsage, UsageQueue queue) {
        this.reader = new UsageReader(json);
        this.recordUsage = recordUsage;
        this.queue = queue;
    }

    /**
     * Answers a call.
     *
     * @return for one event 201 when it is recorded, 200 when it was before, 422 with everything
     *     that is wrong; for a batch 200 with an answer for each event; for a file 202; 422 when it
     *     is neither of them, 400 when it is not JSON
     */
    Answer answer(Call call) {
        return switch (reader.read(call.body())) {
            case UsageReading.One(UsageRecord record) ->
                    one(recordUsage.record(List.of(record)).getFirst());
            case UsageReading.Batch(List<UsageRecord> records) ->
                    Answer.json(200, BatchAnswer.of(recordUsage.record(records)));
            case UsageReading.InFile(UsageFile file) -> later(file);
            case UsageReading.Unreadable(List<Problem> problems) -> Answer.refused(TITLE, problems);
            case UsageReading.NotJson(Problem problem) ->
                    Answer.problem(400, TITLE, "the body " + problem.reason());
        };
    }

    private static Answer one(Answered answered) {
        return switch (answered.answer()) {
            case UsageAnswer.Accepted _ -> Answer.json(201, RecordAnswer.of(answered));
            case UsageAnswer.Duplicate _ -> Answer.json(200, RecordAnswer.of(answered));
            case UsageAnswer.Refused(List<Problem> problems) -> Answer.refused(TITLE, problems);
        };
    }

    private Answer later(UsageFile file) {
        queue.send(file);
        return Answer.json(202, FileAnswer.of(file.file()));
    }
}
