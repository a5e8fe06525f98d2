package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.KNOWN_AND_READABLE;
import static io.billfold.testkit.audit.Invariant.NEVER_BACKWARDS;
import static io.billfold.testkit.audit.Invariant.NEVER_DELETED;
import static io.billfold.testkit.audit.Invariant.SERIES_OWNED;
import static io.billfold.testkit.audit.Invariant.WRITTEN_ONCE;

/** Nothing is lost: no item vanishes, what is final stays, and what counts counts upwards. */
final class KeepCheck implements Subject {
    private static final String VERSION = "version";

    private final Findings findings;

    KeepCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        write.all().forEach(change -> check(change, write.isWitnessed()));
        write.all()
                .filter(change -> change.before().isThere() && change.after().isThere())
                .filter(change -> !isSooner(change, write))
                .forEach(change -> checkNoLongerBefore(change, "dueKey"));
    }

    /**
     * What changes may be billed sooner than it would have been; what a provider said of a try may
     * be acted on before the next look that was planned; and a case is looked at anew after each
     * report.
     */
    private static boolean isSooner(Change change, Write write) {
        return change.kind() == Kind.ATTEMPTS
                || change.kind() == Kind.DISPUTE
                || (change.kind() == Kind.SUBSCRIPTION
                        && ChangeCheck.keys(write, change.id()).findAny().isPresent());
    }

    private void check(Change change, boolean isWitnessed) {
        findings.require(
                change.kind() != Kind.UNKNOWN, KNOWN_AND_READABLE, "unknown: %s", change.after());
        findings.require(change.after().isThere(), NEVER_DELETED, "%s is gone", change);
        if (change.before().isThere() && change.after().isThere()) {
            checkReplaced(change);
        } else if (isWitnessed && change.after().has(VERSION)) {
            findings.require(
                    change.after().number(VERSION) == 1,
                    NEVER_BACKWARDS,
                    "%s begins with version %d",
                    change,
                    change.after().number(VERSION));
        }
    }

    private void checkReplaced(Change change) {
        boolean isSame = change.before().attributes().equals(change.after().attributes());
        findings.require(
                isSame || !change.kind().isWrittenOnce(),
                change.kind() == Kind.SERIES_OWNER ? SERIES_OWNED : WRITTEN_ONCE,
                "%s was %s and is %s",
                change,
                change.before(),
                change.after());
        if (change.before().has(VERSION)) {
            findings.require(
                    change.growth(VERSION) == 1,
                    NEVER_BACKWARDS,
                    "%s went from version %d to %d",
                    change,
                    change.before().number(VERSION),
                    change.after().number(VERSION));
        }
        checkGrown(change, "lastNumber");
        checkGrown(change, "level");
        checkNoLongerBefore(change, "lastEventAt");
    }

    private void checkGrown(Change change, String attribute) {
        findings.require(
                change.growth(attribute) >= 0,
                NEVER_BACKWARDS,
                "%s: %s fell by %d",
                change,
                attribute,
                -change.growth(attribute));
    }

    /** Times and due keys are written so that they sort as they follow each other. */
    private void checkNoLongerBefore(Change change, String attribute) {
        String before = change.before().text(attribute);
        String after = change.after().text(attribute);
        findings.require(
                after.isEmpty() || before.compareTo(after) <= 0,
                NEVER_BACKWARDS,
                "%s: %s went from %s to %s",
                change,
                attribute,
                before,
                after);
    }
}
