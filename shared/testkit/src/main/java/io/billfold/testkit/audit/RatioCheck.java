package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.SALES_COUNTED;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is counted for the networks' programmes is what payments and cases say. */
final class RatioCheck implements Subject {
    private static final Set<String> NO_DISPUTE = Set.of("inquiry", "prevented", "withdrawn", "");

    private final Seen seen;
    private final Findings findings;

    /** Payments that a provider collected, by seller and month. */
    private final Map<String, Long> sales = new HashMap<>();

    private boolean isWitnessed = true;

    RatioCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        isWitnessed &= write.isWitnessed();
        write.added(Kind.PAYMENT)
                .map(Change::after)
                .filter(payment -> !payment.text("provider").isEmpty())
                .forEach(payment -> sales.merge(month(payment), 1L, Math::addExact));
    }

    private static String month(Row payment) {
        return payment.text("seller") + "#" + payment.text("receivedOn").substring(0, 7);
    }

    /** Releases before this one counted nothing: only what was seen from the beginning is held. */
    @Override
    public void settled(Instant now) {
        if (isWitnessed) {
            Map<String, Long> counted = new HashMap<>();
            seen.of(Kind.RATIOS).forEach((key, row) -> add(counted, key, row, "sales.number"));
            findings.require(
                    Objects.equals(counted, sales),
                    SALES_COUNTED,
                    "counted are %s, recorded %s",
                    counted,
                    sales);
            checkDisputes();
        }
    }

    private static void add(Map<String, Long> counted, String key, Row row, String name) {
        String[] parts = key.split("#", -1);
        if (row.number(name) != 0) {
            counted.merge(parts[0] + "#" + parts[1], row.number(name), Math::addExact);
        }
    }

    private void checkDisputes() {
        long counted = 0;
        for (Row row : seen.all(Kind.RATIOS)) {
            counted += row.number("disputes.number");
        }
        long disputes = seen.all(Kind.DISPUTE).stream().filter(RatioCheck::isDispute).count();
        findings.require(
                counted == disputes,
                SALES_COUNTED,
                "counted are %d disputes, %d are known",
                counted,
                disputes);
    }

    private static boolean isDispute(Row dispute) {
        if (dispute.text("status").equals("prevented")) {
            return false;
        }
        if (!dispute.has("doc")) {
            return !NO_DISPUTE.contains(dispute.text("status"));
        }
        for (JsonNode report : dispute.doc().path("reports")) {
            if (!NO_DISPUTE.contains(Json.text(report, "status"))) {
                return true;
            }
        }
        return !dispute.text("movementsBooked").isEmpty();
    }
}
