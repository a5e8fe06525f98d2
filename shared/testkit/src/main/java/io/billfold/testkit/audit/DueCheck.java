package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.DRAFTS_OF_DAY;
import static io.billfold.testkit.audit.Invariant.DUE_LISTED;
import static io.billfold.testkit.audit.Invariant.NEVER_BACKWARDS;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A subscription is billed on the day on which it is due, and is due another day then. */
final class DueCheck implements Subject {
    private final Seen seen;
    private final Findings findings;
    private final Clocks clocks;

    DueCheck(Seen seen, Findings findings, Clocks clocks) {
        this.seen = seen;
        this.findings = findings;
        this.clocks = clocks;
    }

    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.SUBSCRIPTION)) {
            checkListed(change);
            if (write.isWitnessed() && !change.isNew()) {
                checkForward(change, write);
            }
        }
        if (write.isWitnessed()) {
            write.added(Kind.DRAFT)
                    .filter(change -> Bill.isOfSubscription(change.after().doc()))
                    .forEach(change -> checkDay(change, write));
        }
    }

    private void checkListed(Change change) {
        Contract contract = new Contract(change.after().doc());
        String due = contract.nextOn().isEmpty() ? "" : contract.nextOn() + "#" + contract.id();
        findings.require(
                change.after().text("dueKey").equals(due),
                DUE_LISTED,
                "%s is due on %s and is listed as %s",
                change,
                contract.nextOn(),
                change.after().text("dueKey"));
    }

    /** Only a change makes it due sooner, or again. */
    private void checkForward(Change change, Write write) {
        String before = new Contract(change.before().doc()).nextOn();
        String after = new Contract(change.after().doc()).nextOn();
        boolean isChanged = ChangeCheck.keys(write, change.id()).findAny().isPresent();
        findings.require(
                isChanged
                        || (!before.isEmpty() && (after.isEmpty() || before.compareTo(after) < 0)),
                NEVER_BACKWARDS,
                "%s was due on %s and is due on %s",
                change,
                before,
                after);
    }

    private void checkDay(Change draft, Write write) {
        JsonNode doc = draft.after().doc();
        String id = Json.text(doc, "subscription");
        Contract before =
                write.of(Kind.SUBSCRIPTION).stream()
                        .filter(change -> change.id().equals(id) && change.before().isThere())
                        .map(change -> new Contract(change.before().doc()))
                        .findFirst()
                        .orElse(new Contract(Json.parse("{}")));
        String first = id + "_" + before.nextOn();
        findings.require(
                draft.id().equals(first) || isFurther(draft.id(), first),
                DRAFTS_OF_DAY,
                "%s is billed as %s, though it was due on %s",
                id,
                draft.id(),
                before.nextOn());
        findings.require(
                hasCome(before), DRAFTS_OF_DAY, "%s is before the day has come", draft.id());
    }

    /** The second draft of a day ends with .2; the one before it must be there. */
    private boolean isFurther(String id, String first) {
        if (!id.startsWith(first + ".")) {
            return false;
        }
        int number = Integer.parseInt(id.substring(first.length() + 1));
        String last = number == 2 ? first : first + "." + (number - 1);
        return number >= 2 && seen.find(Kind.DRAFT, last).isThere();
    }

    /** By the clock of a function, which may be ahead; always where nobody tells the time. */
    private boolean hasCome(Contract before) {
        Instant now = clocks.now();
        Row account = seen.find(Kind.ACCOUNT, before.account());
        if (now == null || !account.isThere() || before.nextOn().isEmpty()) {
            return true;
        }
        ZoneId zone = ZoneId.of(Json.text(account.doc(), "zone"));
        LocalDate today = LocalDate.ofInstant(now.plus(clocks.skew()), zone);
        return !LocalDate.parse(before.nextOn()).isAfter(today);
    }
}
