package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CHARGED_ONCE;
import static io.billfold.testkit.audit.Invariant.CLEARING_AGREES;
import static io.billfold.testkit.audit.Invariant.GIVEN_BACK_ONCE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the payment provider took and gave back, as it says itself, against what is booked: nothing
 * is charged twice or above what is owed, nothing is given back twice, and the ledger's clearing
 * account agrees with the provider.
 */
final class ClearingCheck implements Subject {
    private static final String CLEARING = "provider_clearing";

    /** A charge is made within two hours of the look at what is owed, give or take a call. */
    private static final Duration KNOWN_BEFORE = Duration.ofHours(3);

    private final Seen seen;
    private final Findings findings;
    private final Clocks clocks;

    /** What our tries were charged and did not fail so far, by the invoice. */
    private final Map<String, List<Asked>> charging = new HashMap<>();

    private final Map<String, Asked> taken = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Long> givenBack = new LinkedHashMap<>();
    private final Map<String, Long> returned = new HashMap<>();

    /** What went through the clearing account, by the payment or the refund. */
    private final Map<String, Long> booked = new LinkedHashMap<>();

    private final Map<String, List<Owed>> owed = new HashMap<>();

    ClearingCheck(Seen seen, Findings findings, Clocks clocks) {
        this.seen = seen;
        this.findings = findings;
        this.clocks = clocks;
    }

    /** What was open until an instant. */
    private record Owed(Instant until, long open) {}

    /** A try is under way to the payer's bank, or has its money. */
    void charging(Asked asked) {
        List<Asked> others = charging.computeIfAbsent(asked.invoice(), each -> new ArrayList<>());
        findings.require(
                others.stream().allMatch(this::isBooked),
                CHARGED_ONCE,
                "%s is charged while what was charged before is not booked: %s",
                asked,
                others);
        findings.require(
                asked.amountMinor() <= openLately(asked.invoice()),
                CHARGED_ONCE,
                "%s is above what was owed lately, %d",
                asked,
                openLately(asked.invoice()));
        findings.require(keys.add(asked.key()), CHARGED_ONCE, "%s is charged again", asked);
        others.add(asked);
    }

    /** The payer's bank refused a try that was under way. */
    void chargeFailed(Asked asked) {
        charging.getOrDefault(asked.invoice(), new ArrayList<>()).remove(asked);
    }

    private boolean isBooked(Asked asked) {
        return seen.find(Kind.PAYMENT, payment(asked.charge())).isThere();
    }

    private static String payment(String charge) {
        return "stripe." + charge;
    }

    private long openLately(String invoice) {
        long most = seen.find(Kind.RECEIVABLE, invoice).number("open");
        for (Owed each : owed.getOrDefault(invoice, List.of())) {
            most = each.until().isBefore(now().minus(KNOWN_BEFORE)) ? most : max(most, each);
        }
        return most;
    }

    private static long max(long most, Owed owed) {
        return Math.max(most, owed.open());
    }

    private Instant now() {
        Instant told = clocks.now();
        return told == null ? Instant.MIN.plus(KNOWN_BEFORE) : told;
    }

    /** The provider has the money. */
    void took(Asked asked) {
        taken.put("payment:" + payment(asked.charge()), asked);
    }

    /** The provider gave money back for one of our requests. */
    void gaveBack(String key, long amountMinor) {
        findings.require(
                givenBack.put(key, amountMinor) == null,
                GIVEN_BACK_ONCE,
                "%s is given back again",
                key);
    }

    /** The payer's bank sent back what the provider had given. */
    void cameBack(String key, long amountMinor) {
        returned.put(key, amountMinor);
    }

    @Override
    public void look(Write write) {
        write.added(Kind.ENTRY).map(change -> Entry.of(change.after())).forEach(this::book);
        for (Change change : write.of(Kind.RECEIVABLE)) {
            owed.computeIfAbsent(change.id(), each -> new ArrayList<>())
                    .add(new Owed(now(), change.before().number("open")));
        }
    }

    private void book(Entry entry) {
        String id = entry.id();
        Long sum = entry.signed().get(CLEARING);
        if (sum != null && (id.startsWith("payment:stripe.") || id.startsWith("refund-"))) {
            booked.merge(id.replaceFirst("^refund-[a-z]+:", "refund."), sum, Long::sum);
        }
    }

    /** Who was not told what the provider did has nothing to compare with. */
    @Override
    public void settledState() {
        if (taken.isEmpty()) {
            return;
        }
        Map<String, Long> moved = moved();
        Set<String> ids = new HashSet<>(booked.keySet());
        ids.addAll(moved.keySet());
        for (String id : ids) {
            agree(id, moved.getOrDefault(id, 0L), booked.getOrDefault(id, 0L));
        }
    }

    private void agree(String id, long moved, long booked) {
        findings.require(
                moved == booked,
                CLEARING_AGREES,
                "%s: the provider moved %s, booked is %s",
                id,
                moved,
                booked);
    }

    private Map<String, Long> moved() {
        Map<String, Long> moved = new HashMap<>();
        taken.forEach((id, asked) -> moved.put(id, asked.amountMinor()));
        givenBack.forEach((key, sum) -> moved.merge(key, -sum, Long::sum));
        returned.forEach((key, sum) -> moved.merge(key, sum, Long::sum));
        return moved;
    }
}
