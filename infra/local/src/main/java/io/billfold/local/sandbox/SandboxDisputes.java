package io.billfold.local.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The disputes of the sandbox: shown, answered once, or given up (docs.stripe.com/api/disputes). As
 * in Stripe's test mode an answer with the text {@code winning_evidence} wins at once, and one with
 * {@code losing_evidence} loses (docs.stripe.com/testing).
 */
final class SandboxDisputes {
    private static final String PATH = "/v1/disputes/";
    private static final Set<String> OPEN = Set.of("needs_response", "warning_needs_response");

    /** How long the payer's bank waits for an answer. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    private final Map<String, ObjectNode> disputes = new TreeMap<>();
    private int files;

    /** A dispute of all of a charge, with what Stripe tells of its evidence. */
    ObjectNode open(ObjectNode charge, Instant now) {
        ObjectNode dispute =
                Json.object()
                        .put("id", charge.path("id").asText().replace("ch_", "dp_"))
                        .put("object", "dispute")
                        .put("charge", charge.path("id").asText())
                        .put("amount", charge.path("amount").asLong())
                        .put("currency", charge.path("currency").asText())
                        .put("reason", "fraudulent")
                        .put("status", "needs_response");
        dispute.putArray("balance_transactions");
        dispute.putObject("evidence_details")
                .put("due_by", now.plus(ANSWERED_WITHIN).getEpochSecond())
                .put("has_evidence", false)
                .put("past_due", false)
                .put("submission_count", 0);
        disputes.put(dispute.path("id").asText(), dispute);
        return dispute.deepCopy();
    }

    /** Whether a path is about disputes or their files. */
    static boolean isHere(String path) {
        return path.startsWith(PATH) || path.equals("/v1/files");
    }

    /** A dispute by its path, or null where there is none. */
    @Nullable ObjectNode find(String path) {
        return path.startsWith(PATH)
                ? disputes.get(path.substring(PATH.length()).replace("/close", ""))
                : null;
    }

    /** A file that was uploaded. */
    ObjectNode file() {
        return Json.object()
                .put("id", "file_sandbox_" + ++files)
                .put("object", "file")
                .put("purpose", "dispute_evidence");
    }

    /** Whether somebody still waits for an answer of ours. */
    static boolean isOpen(ObjectNode dispute) {
        return OPEN.contains(dispute.path("status").asText());
    }

    /** Takes an answer, or that we give in; what is only staged changes nothing here. */
    static void change(ObjectNode dispute, String path, StripeForm form) {
        if (path.endsWith("/close")) {
            dispute.put("status", "lost");
        } else if (form.text("submit").equals("true")) {
            String text = form.text("evidence[uncategorized_text]");
            dispute.put(
                    "status",
                    text.contains("winning_evidence")
                            ? "won"
                            : text.contains("losing_evidence") ? "lost" : "under_review");
            ((ObjectNode) dispute.path("evidence_details"))
                    .put("has_evidence", true)
                    .put("submission_count", 1);
        }
    }

    /** What is told of a dispute that was changed. */
    static String event(ObjectNode dispute) {
        return dispute.path("status").asText().equals("under_review")
                ? "charge.dispute.updated"
                : "charge.dispute.closed";
    }
}
