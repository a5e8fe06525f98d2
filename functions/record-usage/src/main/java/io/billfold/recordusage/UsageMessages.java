package io.billfold.recordusage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.events.CanonicalJson;
import io.billfold.events.EventJson;
import io.billfold.events.UsageFile;
import io.billfold.events.UsageReader;
import io.billfold.events.UsageReading;
import io.billfold.events.UsageRecord;
import io.billfold.lambda.Message;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.List;

/** The queue of usage. Nobody hears its answers: what is refused is kept and told of. */
@Singleton
class UsageMessages {
    private static final String USAGE_REPORTED = "UsageReported";

    private final UsageReader reader;
    private final RecordUsage recordUsage;
    private final UsageFiles files;
    private final Refusals refusals;
    private final InstantSource clock;

    UsageMessages(
            EventJson json,
            RecordUsage recordUsage,
            UsageFiles files,
            Refusals refusals,
            InstantSource clock) {
        this.reader = new UsageReader(json);
        this.recordUsage = recordUsage;
        this.files = files;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Takes a message, which may be a repeat. */
    void take(Message message) {
        byte[] content = content(message);
        switch (reader.read(content)) {
            case UsageReading.One(UsageRecord record) -> recordUsage.record(List.of(record));
            case UsageReading.Batch(List<UsageRecord> records) -> recordUsage.record(records);
            case UsageReading.InFile(UsageFile file) -> files.read(file);
            case UsageReading.Unreadable(List<Problem> problems) -> refuse(content, problems);
            case UsageReading.NotJson(Problem problem) -> refuse(content, List.of(problem));
        }
    }

    /** What the bus delivers has an envelope around it. */
    private static byte[] content(Message message) {
        boolean isReport =
                message.isEnvelope()
                        && message.json().orElseThrow().get("detail-type").isString()
                        && message.detailType().equals(USAGE_REPORTED);
        return isReport ? CanonicalJson.bytes(message.detail()) : message.body().getBytes(UTF_8);
    }

    private void refuse(byte[] content, List<Problem> problems) {
        refusals.keep(content, "the message is no usage", problems, clock.instant());
    }
}
