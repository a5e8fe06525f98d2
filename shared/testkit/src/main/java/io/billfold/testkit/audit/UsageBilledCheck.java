package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.USAGE_BILLED;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Metered portions are billed for what was recorded in them, added up anew. */
final class UsageBilledCheck implements Subject {
    /** What was recorded so shortly before may have come while the bill was made. */
    private static final Duration NOTICE = Duration.ofMinutes(20);

    private final Seen seen;
    private final Findings findings;
    private final Clocks clocks;
    private final Charges charges;

    /** In the order in which it was recorded, by subscription and metric. */
    private final Map<String, List<Use>> uses = new HashMap<>();

    UsageBilledCheck(Seen seen, Findings findings, Clocks clocks) {
        this.seen = seen;
        this.findings = findings;
        this.clocks = clocks;
        this.charges = new Charges(seen);
    }

    /** Something that was used, and when that was recorded; null where nobody tells the time. */
    private record Use(Instant at, BigDecimal quantity, @Nullable Instant recordedAt) {}

    @Override
    public void look(Write write) {
        write.added(Kind.USAGE_ID).map(Change::after).forEach(this::take);
        if (write.isWitnessed()) {
            write.of(Kind.BILLED).forEach(this::check);
        }
    }

    private void take(Row usage) {
        String key = usage.text("subscriptionId") + " " + usage.text("metric");
        Instant at = Instant.parse(usage.text("at"));
        uses.computeIfAbsent(key, id -> new ArrayList<>())
                .add(new Use(at, new BigDecimal(usage.text("quantity")), clocks.now()));
    }

    /** Portions that stay as they were may be of a time when less was known. */
    private void check(Change page) {
        Row row = seen.find(Kind.SUBSCRIPTION, LedgerPages.subscription(page));
        if (row.isThere()) {
            Contract contract = new Contract(row.doc());
            Set<Portion> before = new HashSet<>(LedgerPages.portions(page.before()));
            LedgerPages.portions(page.after()).stream()
                    .filter(portion -> !before.contains(portion))
                    .forEach(portion -> check(contract, portion));
        }
    }

    private void check(Contract contract, Portion portion) {
        JsonNode basis = charges.find(contract, portion.price(), portion.charge()).path("basis");
        String aggregation = Json.text(basis, "aggregation");
        if (List.of("sum", "max").contains(aggregation)) {
            List<Use> all =
                    uses.getOrDefault(contract.id() + " " + Json.text(basis, "metric"), List.of());
            findings.require(
                    isTotal(contract, portion, all, aggregation.equals("sum")),
                    USAGE_BILLED,
                    "%s bills %s; used was %s",
                    contract.id(),
                    portion,
                    all);
        }
    }

    private boolean isTotal(Contract contract, Portion portion, List<Use> all, boolean isSum) {
        BigDecimal billed = new BigDecimal(Json.text(portion.json(), "quantity"));
        for (int known = all.size(); known >= 0; known--) {
            if (billed.compareTo(total(contract, portion, all.subList(0, known), isSum)) == 0) {
                return true;
            }
            if (known > 0 && !isNew(all.get(known - 1))) {
                return false;
            }
        }
        return false;
    }

    private boolean isNew(Use use) {
        Instant now = clocks.now();
        Instant recordedAt = use.recordedAt();
        return now != null && recordedAt != null && recordedAt.plus(NOTICE).isAfter(now);
    }

    private BigDecimal total(Contract contract, Portion portion, List<Use> known, boolean isSum) {
        Row account = seen.find(Kind.ACCOUNT, contract.account());
        ZoneId zone = ZoneId.of(account.isThere() ? Json.text(account.doc(), "zone") : "UTC");
        Instant from = portion.from().atZone(zone).toInstant();
        Instant to = portion.to().atZone(zone).toInstant();
        return known.stream()
                .filter(use -> !use.at().isBefore(from) && use.at().isBefore(to))
                .map(Use::quantity)
                .reduce(isSum ? BigDecimal::add : BigDecimal::max)
                .orElse(BigDecimal.ZERO)
                .max(BigDecimal.ZERO);
    }
}
