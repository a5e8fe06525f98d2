package io.billfold.recordusage;

import io.billfold.billing.Problem;
import io.billfold.billing.usage.UsageAnswer;
import io.billfold.events.FieldProblem;
import io.billfold.events.UsageRefused;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Rejection;
import io.billfold.store.Sha256;
import io.billfold.store.UsageStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what was refused, byte by byte, with its reasons, and tells of it. */
@Singleton
class Refusals {
    /**
     * A refusal of one event is four items of a transaction: by id, by month, what was sent, and
     * its event.
     */
    private static final int PER_COMMIT = 20;

    private final UsageStore usage;
    private final Dynamo dynamo;

    Refusals(UsageStore usage, Dynamo dynamo) {
        this.usage = usage;
        this.dynamo = dynamo;
    }

    @SuppressWarnings("ArrayRecordComponent") // written once and never compared
    private record Refusal(Rejection rejection, @Nullable String usageId, byte[] content) {}

    /** Keeps the refused ones among answered events; one that was kept before is left as it is. */
    void keep(List<Answered> answers, Instant now) {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        for (Answered each : answers) {
            if (each.answer() instanceof UsageAnswer.Refused(List<Problem> problems)) {
                Refusal refusal =
                        refusal(
                                each.record().content(),
                                each.record().eventId(),
                                "the usage can't be taken",
                                problems,
                                now);
                refused.putIfAbsent(refusal.rejection().id(), refusal);
            }
        }
        List<Refusal> all = new ArrayList<>(refused.values());
        for (int from = 0; from < all.size(); from += PER_COMMIT) {
            keepTogether(all.subList(from, Math.min(all.size(), from + PER_COMMIT)));
        }
    }

    /** Keeps a message that can't be read, or is about a file that can't. */
    void keep(byte[] content, String reason, List<Problem> problems, Instant now) {
        keepTogether(List.of(refusal(content, null, reason, problems, now)));
    }

    private static Refusal refusal(
            byte[] content,
            @Nullable String usageId,
            String reason,
            List<Problem> problems,
            Instant now) {
        String id = Sha256.hex(content);
        return new Refusal(new Rejection(id, now, null, reason, problems), usageId, content);
    }

    /** All at once; when one of them was kept before, one after the other. */
    private void keepTogether(List<Refusal> refusals) {
        Commit commit = dynamo.begin();
        refusals.forEach(refusal -> add(commit, refusal));
        if (dynamo.commit(commit) == Committed.REFUSED && refusals.size() > 1) {
            refusals.forEach(refusal -> keepTogether(List.of(refusal)));
        }
    }

    private void add(Commit commit, Refusal refusal) {
        Rejection rejection = refusal.rejection();
        usage.refused().add(commit, rejection, refusal.content());
        usage.publish(
                commit,
                UsageRefused.of(
                        rejection.at(),
                        rejection.id(),
                        refusal.usageId(),
                        rejection.reason(),
                        rejection.problems().stream().map(FieldProblem::of).toList()));
    }
}
