package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The stored form of a delivery's reports, version 1. */
@Serdeable
record StoredReports(int version, List<StoredReport> reports) {
    /**
     * The stored form of a {@link Report}.
     *
     * @param detail null for an empty one
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredReport(String step, Instant at, @Nullable String detail) {
        static StoredReport of(Report report) {
            String detail = report.detail().isEmpty() ? null : report.detail();
            return new StoredReport(report.step().word(), report.at(), detail);
        }

        Report toReport() {
            return new Report(Step.parse(step), at, Objects.requireNonNullElse(detail, ""));
        }
    }

    static StoredReports of(List<Report> reports) {
        return new StoredReports(1, reports.stream().map(StoredReport::of).toList());
    }

    List<Report> toReports() {
        StoredVersion.check("reports", version);
        return reports.stream().map(StoredReport::toReport).toList();
    }
}
