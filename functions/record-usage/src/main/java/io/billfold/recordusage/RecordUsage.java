package io.billfold.recordusage;

import io.billfold.billing.usage.UsageAnswer;
import io.billfold.billing.usage.UsageEvent;
import io.billfold.billing.usage.UsageRules;
import io.billfold.events.UsageRecord;
import io.billfold.lambda.Host;
import io.billfold.lambda.Metrics;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.UsageStore;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records events once each, whatever door they came through, and answers each by itself. */
@Singleton
class RecordUsage {
    /** As many as fit into one transaction. */
    static final int EVENTS_PER_COMMIT = Commit.ITEMS_MAX / UsageStore.ITEMS_PER_EVENT;

    /** How often events are decided anew because somebody else recorded one of them meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    private final UsageStore usage;
    private final KnownMetrics metrics;
    private final Refusals refusals;
    private final Dynamo dynamo;
    private final Host host;
    private final Metrics counters;
    private final UsageRules rules;

    RecordUsage(
            UsageStore usage,
            KnownMetrics metrics,
            Refusals refusals,
            Dynamo dynamo,
            Host host,
            Metrics counters) {
        this.usage = usage;
        this.metrics = metrics;
        this.refusals = refusals;
        this.dynamo = dynamo;
        this.host = host;
        this.counters = counters;
        this.rules = new UsageRules(Integer.parseInt(host.setting("USAGE_LATE_DAYS")));
    }

    /**
     * Records what can be taken and keeps what can't; a repeat changes nothing.
     *
     * @return an answer for each, in the order of the records
     * @throws IllegalStateException when the same events were recorded elsewhere under every
     *     attempt
     */
    List<Answered> record(List<UsageRecord> records) {
        Subscribed subscribed = new Subscribed(metrics);
        List<Answered> answers = new ArrayList<>();
        for (int from = 0; from < records.size(); from += EVENTS_PER_COMMIT) {
            int to = Math.min(records.size(), from + EVENTS_PER_COMMIT);
            answers.addAll(recordTogether(records.subList(from, to), subscribed));
        }
        refusals.keep(answers, host.clock().instant());
        count(answers);
        return answers;
    }

    private List<Answered> recordTogether(List<UsageRecord> records, Subscribed subscribed) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Instant now = host.clock().instant();
            List<Answered> answers = decide(records, subscribed, now);
            if (commit(answers, now)) {
                return answers;
            }
        }
        throw new IllegalStateException(
                "usage "
                        + records.getFirst().eventId()
                        + " and what came with it were recorded elsewhere "
                        + ATTEMPTS_MAX
                        + " times");
    }

    private List<Answered> decide(List<UsageRecord> records, Subscribed subscribed, Instant now) {
        Map<UsageStore.Key, UsageEvent> known = known(records);
        List<Answered> answers = new ArrayList<>();
        for (UsageRecord record : records) {
            UsageAnswer answer = decide(record, known, subscribed, now);
            if (answer instanceof UsageAnswer.Accepted
                    && record instanceof UsageRecord.Read(_, UsageEvent event)) {
                // the same id may stand in a batch twice
                known.put(UsageStore.Key.of(event), event);
            }
            answers.add(new Answered(record, answer));
        }
        return answers;
    }

    private Map<UsageStore.Key, UsageEvent> known(List<UsageRecord> records) {
        List<UsageStore.Key> keys = new ArrayList<>();
        for (UsageRecord record : records) {
            if (record instanceof UsageRecord.Read(_, UsageEvent event)) {
                keys.add(UsageStore.Key.of(event));
            }
        }
        Map<UsageStore.Key, UsageEvent> known = new HashMap<>();
        usage.find(keys).forEach((key, recorded) -> known.put(key, recorded.event()));
        return known;
    }

    private UsageAnswer decide(
            UsageRecord record,
            Map<UsageStore.Key, UsageEvent> known,
            Subscribed subscribed,
            Instant now) {
        return switch (record) {
            case UsageRecord.Wrong wrong -> new UsageAnswer.Refused(wrong.problems());
            case UsageRecord.Read(_, UsageEvent event) ->
                    rules.decide(
                            event,
                            known.get(UsageStore.Key.of(event)),
                            subscribed.terms(event.subscription()),
                            now);
        };
    }

    /** False when one of them was recorded by somebody else since it was looked up. */
    private boolean commit(List<Answered> answers, Instant now) {
        Commit commit = dynamo.begin();
        for (Answered each : answers) {
            if (each.answer() instanceof UsageAnswer.Accepted
                    && each.record() instanceof UsageRecord.Read(_, UsageEvent event)) {
                usage.add(commit, event, now);
            }
        }
        return commit.size() == 0 || dynamo.commit(commit) == Committed.DONE;
    }

    private void count(List<Answered> answers) {
        long accepted = 0;
        long duplicates = 0;
        long refused = 0;
        for (Answered each : answers) {
            switch (each.answer()) {
                case UsageAnswer.Accepted _ -> accepted++;
                case UsageAnswer.Duplicate _ -> duplicates++;
                case UsageAnswer.Refused _ -> refused++;
            }
        }
        count("UsageAccepted", accepted);
        count("UsageDuplicate", duplicates);
        count("UsageRefused", refused);
    }

    private void count(String metric, long amount) {
        if (amount > 0) {
            counters.count(metric, amount);
        }
    }
}
