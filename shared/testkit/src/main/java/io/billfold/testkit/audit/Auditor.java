package io.billfold.testkit.audit;

import io.billfold.testkit.aws.ItemChange;
import io.billfold.testkit.aws.SentMail;
import io.billfold.testkit.aws.StoredObject;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Is told of every write, document, event and mail and of what was asked for, as they happen, and
 * notes what breaks an {@link Invariant}. What it is told costs it in proportion to what changed;
 * only {@link #settled} looks at everything that it knows.
 *
 * <pre>{@code
 * Auditor auditor = new Auditor(names);
 * tables.onWrite(auditor::wrote);
 * bucket.onWrite(auditor::stored);
 * ...
 * auditor.settled(now);
 * assertThat(auditor.violations()).isEmpty();
 * }</pre>
 */
public final class Auditor {
    private final boolean isWitness;
    private final Seen seen;
    private final Findings findings = new Findings();
    private final Clocks clocks = new Clocks();
    private final DocumentCheck documents;
    private final SealCheck seals;
    private final EventCheck events;
    private final OrderCheck orders;
    private final CallCheck calls;
    private final UsageCheck usage;
    private final ChangeCheck changes;
    private final MailCheck mails;
    private final ClearingCheck clearing;
    private final AnswerCheck answers;
    private final CashCheck cash;
    private final PayoutCheck payouts;
    private final ProviderCheck provider;
    private final List<Subject> subjects;

    /** An auditor who is there from the beginning. */
    public Auditor(Names names) {
        this(names, true);
    }

    /** An auditor who comes when all is done, and is told of everything as one write. */
    static Auditor afterwards(Names names) {
        return new Auditor(names, false);
    }

    private Auditor(Names names, boolean isWitness) {
        this.isWitness = isWitness;
        seen = new Seen(names);
        documents = new DocumentCheck(seen, findings, names.documents());
        seals = new SealCheck(seen, findings, names.documents());
        events = new EventCheck(seen, findings);
        orders = new OrderCheck(seen, findings);
        calls = new CallCheck(seen, findings);
        usage = new UsageCheck(seen, findings);
        changes = new ChangeCheck(seen, findings);
        provider = new ProviderCheck(seen, findings);
        answers = new AnswerCheck(seen, findings, clocks);
        cash = new CashCheck(findings);
        payouts = new PayoutCheck(seen, findings);
        clearing = new ClearingCheck(seen, findings, clocks);
        Customers customers = new Customers(seen);
        ReminderCheck reminders = new ReminderCheck(seen, findings, clocks, customers);
        mails = new MailCheck(seen, findings, customers, reminders);
        List<Subject> all = new ArrayList<>(List.of(new KeepCheck(findings), orders, changes));
        all.addAll(billing(seen, findings, clocks));
        all.add(documents);
        all.add(seals);
        all.add(provider);
        all.addAll(books(seen, findings));
        all.addAll(List.of(customers, reminders, mails, calls, usage, events));
        all.add(new AccessCheck(seen, findings));
        all.addAll(List.of(clearing, answers, cash, payouts));
        subjects = List.copyOf(all);
    }

    private static List<Subject> billing(Seen seen, Findings findings, Clocks clocks) {
        return List.of(
                new PeriodCheck(seen, findings, clocks),
                new DueCheck(seen, findings, clocks),
                new PortionCheck(seen, findings),
                new UsageBilledCheck(seen, findings, clocks),
                new DraftCheck(seen, findings),
                new NumberCheck(seen, findings),
                new InvoiceCheck(seen, findings),
                new AmountCheck(findings),
                new TaxCheck(findings));
    }

    private static List<Subject> books(Seen seen, Findings findings) {
        LedgerCheck ledger = new LedgerCheck(findings);
        return List.of(
                ledger,
                new BookingCheck(findings),
                new RevenueCheck(findings),
                new ReceivableCheck(seen, findings, ledger),
                new CreditCheck(seen, findings),
                new AccountCreditCheck(seen, findings, ledger),
                new DisputeCheck(seen, findings),
                new DiscountCheck(seen, findings),
                new WithholdingCheck(seen, findings, ledger),
                new RatioCheck(seen, findings),
                new FraudCheck(seen, findings));
    }

    /** A point on the auditor's own clock: to be taken when an invocation begins. */
    public long mark() {
        return seen.writes();
    }

    /** The true time, from now on. Without it reminders are compared with their events' times. */
    public void time(Instant now) {
        clocks.tell(now);
    }

    /** How far the clocks of functions may be from the true time. */
    public void skewAllowed(Duration skew) {
        clocks.allow(skew);
    }

    /** One atomic write. */
    public void wrote(List<ItemChange> transaction) {
        Write write = seen.take(transaction, isWitness);
        subjects.forEach(subject -> guarded(() -> subject.look(write)));
    }

    /** An object was stored. */
    public void stored(StoredObject object) {
        guarded(() -> documents.stored(object));
        guarded(() -> seals.stored(object));
        guarded(() -> answers.stored(object));
    }

    /** The bus took an event. */
    public void published(String detailType, String detail) {
        guarded(() -> events.published(detailType, detail));
    }

    /** The mail service took a mail, sent by an invocation that began at the mark. */
    public void mailed(SentMail mail, long invocationMark) {
        guarded(() -> mails.mailed(mail, invocationMark));
    }

    /** The orders queue took this message: an order, or anything else. */
    public void sentOrder(String body) {
        guarded(() -> orders.sent(body));
    }

    /** The queue of usage took this message, or the bus an event that goes there. */
    public void sentUsage(String body) {
        guarded(() -> usage.sent(body));
    }

    /** The HTTP API answered. */
    public void called(Call call) {
        guarded(() -> calls.called(call));
        if (call.route().equals("POST /usage")) {
            guarded(() -> usage.called(call));
        } else if (call.route().equals(ChangeCheck.ROUTE)) {
            guarded(() -> changes.called(call));
        }
    }

    /** The payment provider is about to take money that we asked for, or has taken it. */
    public void charging(Asked asked) {
        guarded(() -> clearing.charging(asked));
    }

    /** The payment provider did not get the money after all. */
    public void chargeFailed(Asked asked) {
        guarded(() -> clearing.chargeFailed(asked));
    }

    /** The payment provider has the money. */
    public void took(Asked asked) {
        guarded(() -> clearing.took(asked));
        guarded(() -> provider.took(asked));
    }

    /** The payment provider gave money back under a key of ours. */
    public void gaveBack(String key, long amountMinor) {
        guarded(() -> clearing.gaveBack(key, amountMinor));
    }

    /** What the provider had given came back to it from the payer's bank. */
    public void cameBack(String key, long amountMinor) {
        guarded(() -> clearing.cameBack(key, amountMinor));
    }

    /** The payment provider took our answer to a dispute, which it takes until an instant. */
    public void answered(String disputeId, Instant dueBy) {
        guarded(() -> answers.answered(disputeId, dueBy));
    }

    /** A bank's statement with this entry was dropped. */
    public void banked(Banked entry) {
        guarded(() -> cash.banked(entry));
    }

    /** The payment provider holds more or less of a seller's money, in minor units. */
    public void holds(String seller, long minor) {
        guarded(() -> payouts.holds(seller, minor));
    }

    /** The payment provider paid out what it held. */
    public void paidOut(PaidOut payout) {
        guarded(() -> payouts.paidOut(payout));
    }

    /** Faults have stopped, nothing is under way, and it is now: all that is due must be done. */
    public void settled(Instant now) {
        settledState();
        subjects.forEach(subject -> guarded(() -> subject.settled(now)));
    }

    /** Nothing is under way: what must be complete, whatever was asked for and whenever it is. */
    public void settledState() {
        subjects.forEach(subject -> guarded(subject::settledState));
    }

    /** What can't be read is a finding, and hides no other. */
    private void guarded(Runnable check) {
        try {
            check.run();
        } catch (RuntimeException e) {
            findings.require(false, Invariant.KNOWN_AND_READABLE, "can't be read: %s", e);
        }
    }

    /** What is wrong, in the order in which it was found; the first few hundred. */
    public List<Violation> violations() {
        return findings.violations();
    }

    /** How much there was to look at. */
    public Counts counts() {
        return new Counts(
                seen.all(Kind.INVOICE).size(),
                documents.count(),
                seen.all(Kind.ENTRY).size(),
                seen.all(Kind.SUBSCRIPTION).size(),
                seen.all(Kind.REJECTION).size(),
                seen.all(Kind.PAYMENT).size(),
                mails.count());
    }
}
