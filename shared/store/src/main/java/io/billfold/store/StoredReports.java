package io.billfold.store;

import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;

/** The stored form of a delivery's reports, version 1. */
@Serdeable
record StoredReports(int version, List<StoredReport> reports) {
    /** The stored form of a {@link Report}. */
    @Serdeable
    record StoredReport(String step, Instant at, String detail) {
        static StoredReport of(Report report) {
            return new StoredReport(report.step().word(), report.at(), report.detail());
        }

        Report toReport() {
            return new Report(Step.parse(step), at, detail);
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
