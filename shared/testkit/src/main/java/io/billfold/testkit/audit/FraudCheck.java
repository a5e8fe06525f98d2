package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.FRAUD_COUNTED;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What banks report as fraud is counted once for the networks' programmes, and moves no money. */
final class FraudCheck implements Subject {
    private static final String TYPE = "radar.early_fraud_warning.";

    private final Seen seen;
    private final Findings findings;

    /** The charges of reports that came, by the report's id. */
    private final Map<String, String> reported = new LinkedHashMap<>();

    private boolean isWitnessed = true;

    FraudCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        isWitnessed &= write.isWitnessed();
        write.added(Kind.PROVIDER_EVENT)
                .map(Change::after)
                .filter(event -> event.text("providerType").startsWith(TYPE))
                .map(event -> Json.parse(event.text("body")).at("/data/object"))
                .forEach(this::learn);
        if (write.isWitnessed() && write.added(Kind.FRAUD).findAny().isPresent()) {
            findings.require(
                    write.of(Kind.ENTRY).isEmpty() && write.of(Kind.RECEIVABLE).isEmpty(),
                    FRAUD_COUNTED,
                    "%s moves money",
                    write.of(Kind.FRAUD));
        }
    }

    private void learn(JsonNode warning) {
        reported.put(Json.text(warning, "id"), Json.text(warning, "charge"));
    }

    /** One about a charge that is not recorded waits for a person. */
    @Override
    public void settled(Instant now) {
        if (isWitnessed) {
            Set<String> expected = new HashSet<>();
            reported.forEach(
                    (id, charge) -> {
                        if (seen.find(Kind.CHARGE, "stripe#" + charge).isThere()) {
                            expected.add("stripe#" + id);
                        }
                    });
            long counted = 0;
            for (Row row : seen.all(Kind.RATIOS)) {
                counted += row.number("frauds.number");
            }
            findings.require(
                    seen.of(Kind.FRAUD).keySet().equals(expected) && counted == expected.size(),
                    FRAUD_COUNTED,
                    "reported are %s, known %s, counted %d",
                    expected,
                    seen.of(Kind.FRAUD).keySet(),
                    counted);
        }
    }
}
