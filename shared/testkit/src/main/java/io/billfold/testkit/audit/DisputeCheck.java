package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.DISPUTED_HELD;
import static io.billfold.testkit.audit.Invariant.DISPUTES_BOOKED;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a dispute's money is, its file, the receivable and the ledger say alike. */
final class DisputeCheck implements Subject {
    private static final Set<String> LOST = Set.of("prevented", "expired", "accepted", "lost");
    private static final Set<String> WON = Set.of("withdrawn", "won");

    private final Seen seen;
    private final Findings findings;

    /** The disputes of an invoice. */
    private final Map<String, Set<String>> disputes = new HashMap<>();

    /** What entries posted to the disputed receivable account, by dispute. */
    private final Map<String, Long> argued = new HashMap<>();

    /** What entries say is owed again, by dispute. */
    private final Map<String, Long> reopened = new HashMap<>();

    /** The movements that were booked, by dispute. */
    private final Map<String, Set<String>> movements = new HashMap<>();

    DisputeCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        write.added(Kind.ENTRY).map(change -> Entry.of(change.after())).forEach(this::book);
        Set<String> numbers = new LinkedHashSet<>();
        write.of(Kind.RECEIVABLE).forEach(change -> numbers.add(change.id()));
        for (Change change : write.of(Kind.DISPUTE)) {
            String number = change.after().text("number");
            numbers.add(number);
            disputes.computeIfAbsent(number, n -> new LinkedHashSet<>()).add(change.id());
            checkBooked(change);
        }
        numbers.forEach(this::checkReceivable);
    }

    private void book(Entry entry) {
        if (!entry.id().startsWith("dispute:")) {
            return;
        }
        String provider = entry.id().substring("dispute:".length(), entry.id().indexOf('.'));
        String dispute = provider + "#" + entry.text("document");
        long moved = entry.signed().getOrDefault("disputed_receivable", 0L);
        argued.merge(dispute, moved, Math::addExact);
        if (entry.id().contains(".reopened:")) {
            long again = -entry.signed().getOrDefault("losses", 0L);
            reopened.merge(dispute, again, Math::addExact);
        }
        int movement = entry.id().indexOf(".movement:");
        if (movement > 0) {
            movements
                    .computeIfAbsent(dispute, d -> new LinkedHashSet<>())
                    .add(entry.id().substring(movement + ".movement:".length()));
        }
    }

    private void checkBooked(Change change) {
        Row dispute = change.after();
        findings.require(
                dispute.number("withdrawn") - dispute.number("writtenOff")
                        == argued.getOrDefault(change.id(), 0L),
                DISPUTES_BOOKED,
                "%s: %d were withdrawn and %d written off, the ledger argues about %d",
                change,
                dispute.number("withdrawn"),
                dispute.number("writtenOff"),
                argued.getOrDefault(change.id(), 0L));
        findings.require(
                numberOrZero(dispute, "reopened") == reopened.getOrDefault(change.id(), 0L),
                DISPUTES_BOOKED,
                "%s: the ledger says that %d are owed again",
                change,
                reopened.getOrDefault(change.id(), 0L));
        Set<String> noted = movements(dispute);
        findings.require(
                noted.containsAll(movements(change.before()))
                        && noted.containsAll(movements.getOrDefault(change.id(), Set.of())),
                DISPUTES_BOOKED,
                "%s knows of the movements %s",
                change,
                noted);
        boolean isGivenUp = LOST.contains(dispute.text("status"));
        long loss = isGivenUp ? dispute.number("withdrawn") : 0;
        findings.require(
                dispute.number("writtenOff") == loss,
                DISPUTES_BOOKED,
                "%s: %d are written off instead of %d",
                change,
                dispute.number("writtenOff"),
                loss);
    }

    /** An amount that older releases did not keep. */
    private static long numberOrZero(Row row, String name) {
        return row.has(name) ? row.number(name) : 0;
    }

    /** The ids of the money movements in a dispute's file. */
    static Set<String> movements(Row dispute) {
        String joined = dispute.text("movementsBooked");
        return joined.isEmpty() ? Set.of() : Set.copyOf(List.of(joined.split(",", -1)));
    }

    static boolean isOpen(Row dispute) {
        return dispute.isThere()
                && !LOST.contains(dispute.text("status"))
                && !WON.contains(dispute.text("status"));
    }

    private void checkReceivable(String number) {
        Row receivable = seen.find(Kind.RECEIVABLE, number);
        List<String> pauses = List.of(receivable.text("pausedBy").split(", ", -1));
        long sum = 0;
        for (String id : disputes.getOrDefault(number, Set.of())) {
            Row dispute = seen.find(Kind.DISPUTE, id);
            sum += Math.max(0, dispute.number("withdrawn") - dispute.number("writtenOff"));
            findings.require(
                    !pauses.contains("dispute " + dispute.text("disputeId")),
                    DISPUTED_HELD,
                    "%s pauses the undisputed rest of %s: %s",
                    id,
                    number,
                    pauses);
        }
        findings.require(
                receivable.number("disputed") == sum,
                DISPUTED_HELD,
                "%s: %d are disputed, its disputes say %d",
                number,
                receivable.number("disputed"),
                sum);
    }
}
