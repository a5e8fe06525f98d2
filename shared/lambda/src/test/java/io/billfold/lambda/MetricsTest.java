package io.billfold.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class MetricsTest {
    @Test
    void writesEmbeddedMetricFormat() {
        List<String> lines = new ArrayList<>();
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_773_119_783_000L));
        new Metrics("issue-invoice", clock, lines::add).count("InvoicesIssued", 3);
        assertThat(lines)
                .containsExactly(
                        "{\"_aws\":{\"Timestamp\":1773119783000,\"CloudWatchMetrics\":["
                                + "{\"Namespace\":\"Billfold\",\"Dimensions\":[[\"function\"]],"
                                + "\"Metrics\":[{\"Name\":\"InvoicesIssued\",\"Unit\":\"Count\"}]}]},"
                                + "\"function\":\"issue-invoice\",\"InvoicesIssued\":3}");
    }
}
