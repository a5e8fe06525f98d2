package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.DRAFTS_STEP_FORWARD;
import static io.billfold.testkit.audit.Invariant.DRAFT_FINISHED;
import static io.billfold.testkit.audit.Invariant.PERIODS_BILLED_ONCE;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A draft goes its way once, from the day it is made to the one invoice that it becomes. */
final class DraftCheck implements Subject {
    private static final String STATE = "state";
    private static final String NUMBER = "number";

    /** Each state with the one before it. */
    private static final Set<String> STEPS =
            Set.of(
                    "drafted > taxed",
                    "drafted > held",
                    "held > drafted",
                    "collected > merged",
                    "taxed > issued");

    /** How a draft may begin; an adjustment has the tax of what it adjusts at once. */
    private static final Set<String> BEGINNINGS = Set.of("drafted", "held", "collected");

    /** What may change while it takes a step: what was mended, and the order that it is under. */
    private static final Map<String, Set<String>> CHANGING =
            Map.of(
                    "taxed", Set.of("taxes", "lines", "settlement"),
                    "drafted", Set.of("seller", "account", "purchaseOrder"));

    private final Seen seen;
    private final Findings findings;
    private final Map<String, String> numbers = new HashMap<>();

    DraftCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        write.of(Kind.DRAFT).forEach(change -> checkStep(change, write.isWitnessed()));
        write.of(Kind.DRAFT).stream()
                .filter(change -> change.becomes(STATE, "issued"))
                .forEach(this::checkIssued);
        write.added(Kind.INVOICE).map(Bill::of).forEach(this::checkInvoice);
    }

    private void checkStep(Change change, boolean isWitnessed) {
        String state = change.after().text(STATE);
        if (change.isNew()) {
            boolean isAdjustment = !Json.text(change.after().doc(), "corrects").isEmpty();
            findings.require(
                    !isWitnessed
                            || (isAdjustment ? state.equals("taxed") : BEGINNINGS.contains(state)),
                    DRAFTS_STEP_FORWARD,
                    "%s begins as %s",
                    change,
                    state);
            return;
        }
        String step = change.before().text(STATE) + " > " + state;
        findings.require(STEPS.contains(step), DRAFTS_STEP_FORWARD, "%s: %s", change, step);
        JsonNode before = change.before().doc();
        JsonNode after = change.after().doc();
        for (String changing : CHANGING.getOrDefault(state, Set.of())) {
            before = Json.without(before, changing);
            after = Json.without(after, changing);
        }
        boolean isOfLines =
                !state.equals("taxed")
                        || TaxedLines.isOf(change.before().doc(), change.after().doc());
        findings.require(
                isOfLines && before.equals(after),
                DRAFTS_STEP_FORWARD,
                "%s changed while it became %s",
                change,
                state);
    }

    /** The number that it names is an invoice, and it is its own. */
    private void checkIssued(Change change) {
        String number = change.after().text(NUMBER);
        Row invoice = seen.find(Kind.INVOICE, number);
        findings.require(
                invoice.isThere() && Bill.of(number, invoice).draft().equals(change.id()),
                PERIODS_BILLED_ONCE,
                "%s says that it became %s",
                change,
                number);
    }

    private void checkInvoice(Bill bill) {
        String other = numbers.putIfAbsent(bill.draft(), bill.number());
        findings.require(
                other == null,
                PERIODS_BILLED_ONCE,
                "%s was billed as %s and as %s",
                bill.draft(),
                other,
                bill.number());
        Row draft = seen.find(Kind.DRAFT, bill.draft());
        findings.require(
                draft.isThere()
                        && draft.text(NUMBER).equals(bill.number())
                        && draft.doc().equals(bill.content()),
                PERIODS_BILLED_ONCE,
                "%s is not what its draft %s says",
                bill.number(),
                bill.draft());
        findings.require(
                bill.dueOn()
                        .equals(
                                bill.issuedOn()
                                        .plusDays(
                                                bill.content().path("paymentTermsDays").asLong())),
                PERIODS_BILLED_ONCE,
                "%s of %s is due on %s",
                bill.number(),
                bill.issuedOn(),
                bill.dueOn());
    }

    @Override
    public void settledState() {
        seen.of(Kind.DRAFT).forEach(this::checkFinished);
    }

    private void checkFinished(String id, Row draft) {
        String state = draft.text(STATE);
        boolean isHeld = state.equals("held");
        findings.require(
                isHeld || Set.of("issued", "merged").contains(state),
                DRAFT_FINISHED,
                "%s is still %s",
                id,
                state);
        if (isHeld) {
            String seller = Json.text(draft.doc().path("seller"), "id");
            findings.require(
                    !Json.parse(draft.text("problems")).path("problems").isEmpty()
                            && seen.find(Kind.HELD, seller + " " + id).isThere(),
                    DRAFT_FINISHED,
                    "%s is held without a reason, or is not in %s's list",
                    id,
                    seller);
        }
    }
}
