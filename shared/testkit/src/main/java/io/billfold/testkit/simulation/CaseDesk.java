package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a provider takes answers to disputes: it counts them, and takes none after the deadline or
 * for a case that is closed (docs.stripe.com/api/disputes).
 */
final class CaseDesk {
    /** Days that banks leave for an answer; here few, so that deadlines pass within a run. */
    private static final Duration ANSWER_WITHIN = Duration.ofDays(7);

    private final World world;
    private final Map<String, ObjectNode> cases = new TreeMap<>();
    private int files;

    CaseDesk(World world) {
        this.world = world;
    }

    static boolean isHere(String path) {
        return path.startsWith("/v1/disputes/") || path.equals("/v1/files");
    }

    /** A bank argues about a charge. */
    void opens(String id, Instant at) {
        ObjectNode dispute =
                Json.object()
                        .put("id", id)
                        .put("object", "dispute")
                        .put("status", "needs_response");
        dispute.putObject("evidence_details")
                .put("submission_count", 0)
                .put("due_by", dueBy(at).getEpochSecond());
        cases.put(id, dispute);
    }

    /** Until when a case that was opened then can be answered. */
    static Instant dueBy(Instant opened) {
        return opened.plus(ANSWER_WITHIN);
    }

    /** The bank has decided. */
    void closes(String id, String status) {
        ObjectNode dispute = cases.get(id);
        if (dispute != null) {
            dispute.put("status", status);
        }
    }

    /** Answers a call about a case, or takes a file. */
    Acquirer.Reply answer(String method, String path, Map<String, String> form) {
        if (path.equals("/v1/files")) {
            files++;
            return new Acquirer.Reply(200, Json.object().put("id", "file_" + files));
        }
        ObjectNode dispute = cases.get(path.split("/")[3]);
        if (dispute == null) {
            return Acquirer.error(404, "invalid_request_error", "resource_missing");
        }
        return method.equals("POST")
                ? changed(dispute, path.endsWith("/close"), form)
                : new Acquirer.Reply(200, dispute.deepCopy());
    }

    private Acquirer.Reply changed(ObjectNode dispute, boolean isClose, Map<String, String> form) {
        ObjectNode details = (ObjectNode) dispute.path("evidence_details");
        Instant dueBy = Instant.ofEpochSecond(details.path("due_by").asLong());
        String status = dispute.path("status").asText();
        boolean isOpen = status.equals("needs_response") || status.equals("under_review");
        if (!isOpen || world.timeline().instant().isAfter(dueBy)) {
            return Acquirer.error(400, "invalid_request_error", "dispute_closed");
        }
        if (isClose) {
            dispute.put("status", "lost");
        } else if (form.getOrDefault("submit", "").equals("true")) {
            details.put("submission_count", details.path("submission_count").asInt() + 1);
            dispute.put("status", "under_review");
            world.auditor().answered(dispute.path("id").asText(), dueBy);
        }
        return new Acquirer.Reply(200, dispute.deepCopy());
    }
}
