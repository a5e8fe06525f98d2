package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.ANSWERED_ONCE;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.aws.StoredObject;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What answers a dispute is handed over once, before the deadline, after it was decided and kept
 * under lock; and what the provider has is what the case's file says.
 */
final class AnswerCheck implements Subject {
    /** Where answers lie. */
    static final String FOLDER = "evidence/";

    private static final String PROVIDER = "stripe#";

    private final Seen seen;
    private final Findings findings;
    private final Clocks clocks;

    /** When what lies under a key is protected until, in the bucket. */
    private final Map<String, Instant> locked = new HashMap<>();

    private final Set<String> answered = new HashSet<>();

    AnswerCheck(Seen seen, Findings findings, Clocks clocks) {
        this.seen = seen;
        this.findings = findings;
        this.clocks = clocks;
    }

    void stored(StoredObject object) {
        Instant until = object.retainUntil();
        if (object.key().startsWith(FOLDER) && object.lock() != null && until != null) {
            locked.put(object.key(), until);
        }
    }

    /** The provider took an answer of ours. */
    void answered(String disputeId, Instant dueBy) {
        findings.require(answered.add(disputeId), ANSWERED_ONCE, "%s is answered again", disputeId);
        Instant now = clocks.now();
        findings.require(
                now != null && !now.isAfter(dueBy),
                ANSWERED_ONCE,
                "%s is answered at %s, after %s",
                disputeId,
                now,
                dueBy);
        JsonNode file = file(disputeId);
        Instant until = locked.get(Json.text(file, "key"));
        findings.require(
                Json.text(file, "state").equals("submitting")
                        && now != null
                        && until != null
                        && until.isAfter(now),
                ANSWERED_ONCE,
                "%s is answered by what is locked until %s: %s",
                disputeId,
                until,
                file);
    }

    private JsonNode file(String disputeId) {
        Row row = seen.find(Kind.EVIDENCE, PROVIDER + disputeId);
        return row.isThere() ? row.doc() : Json.parse("{}");
    }

    @Override
    public void settledState() {
        for (String id : answered) {
            findings.require(
                    Json.text(file(id), "state").equals("submitted"),
                    ANSWERED_ONCE,
                    "the provider has an answer to %s, known is %s",
                    id,
                    file(id));
        }
    }
}
