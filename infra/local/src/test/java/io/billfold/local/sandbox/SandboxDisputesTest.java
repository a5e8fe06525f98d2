package io.billfold.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

class SandboxDisputesTest {
    private final SandboxDisputes disputes = new SandboxDisputes();

    @ParameterizedTest
    @CsvSource({
        "used in May, under_review, charge.dispute.updated",
        "winning_evidence, won, charge.dispute.closed",
        "losing_evidence, lost, charge.dispute.closed"
    })
    void whatIsSubmittedDecides(String text, String status, String event) {
        ObjectNode dispute = opened();

        SandboxDisputes.change(
                dispute,
                "/v1/disputes/dp_1",
                new StripeForm(Map.of("submit", "true", "evidence[uncategorized_text]", text)));

        assertThat(dispute.path("status").asText()).isEqualTo(status);
        assertThat(dispute.at("/evidence_details/submission_count").asInt()).isEqualTo(1);
        assertThat(SandboxDisputes.isOpen(dispute)).isFalse();
        assertThat(SandboxDisputes.event(dispute)).isEqualTo(event);
    }

    @Test
    void whatIsStagedChangesNothing() {
        ObjectNode dispute = opened();

        SandboxDisputes.change(dispute, "/v1/disputes/dp_1", new StripeForm(Map.of()));

        assertThat(SandboxDisputes.isOpen(dispute)).isTrue();
    }

    @Test
    void givingInLoses() {
        ObjectNode dispute = opened();

        SandboxDisputes.change(
                Objects.requireNonNull(disputes.find("/v1/disputes/dp_1/close")),
                "/v1/disputes/dp_1/close",
                new StripeForm(Map.of()));

        assertThat(dispute.path("status").asText()).isEqualTo("lost");
        assertThat(disputes.find("/v1/disputes/dp_2")).isNull();
    }

    private ObjectNode opened() {
        disputes.open(
                Json.object().put("id", "ch_1").put("amount", 2368).put("currency", "eur"),
                Instant.parse("2026-03-01T00:00:00Z"));
        return Objects.requireNonNull(disputes.find("/v1/disputes/dp_1"));
    }
}
