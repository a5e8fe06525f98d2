package io.billfold.billing.cash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.Cash.State;
import io.billfold.billing.cash.Cash.Step;
import io.billfold.billing.cash.CashOutcome.Changed;
import io.billfold.billing.cash.CashOutcome.Refused;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of an entry of a bank statement: by itself, by a person, and when it comes back. */
public final class CashRules {
    /** The first step of every entry. */
    public static final String RECEIPT = "receipt";

    private static final String BY_RULE = "rule";

    private CashRules() {}

    /**
     * Where an entry comes from.
     *
     * @param statement the bank's id of it
     */
    public record Place(CashId id, SellerId seller, String bankAccount, String statement) {}

    /**
     * Takes an entry in. What is sure is applied, what is known goes to its account, and the rest
     * waits for a person.
     *
     * @param matches as {@link CashMatching} found them; empty for money that went
     * @param receivables those of the first match's invoices, as they are now
     */
    public static CashChange receive(
            Place place,
            BankEntry entry,
            List<CashMatch> matches,
            CashPolicy policy,
            Map<InvoiceNumber, Receivable> receivables) {
        if (!entry.isCredit()) {
            return unbooked(outgoing(place, entry));
        }
        CashMatch best = matches.getFirst();
        boolean isSure = best.isSure(policy);
        Cash start = first(place, entry, State.OPEN, matches, best.reason());
        CashBookings bookings = new CashBookings(start, 0, entry.bookedOn());
        AccountId owner = isSure ? best.account() : null;
        bookings.received(CashBookings.holder(owner), entry.amount());
        Cash received = owned(start, owner);
        return isSure
                ? settle(received, best.allocations(), bookings, receivables, null)
                : new CashChange(received, List.of(), bookings.entries(), List.of(), List.of());
    }

    /** A return of which nobody knows what it takes back is for a person. */
    private static Cash outgoing(Place place, BankEntry entry) {
        return entry.returnReason() == null
                ? first(place, entry, State.OUTGOING, List.of(), "money that went")
                : first(
                        place,
                        entry,
                        State.OPEN,
                        List.of(),
                        "a payment came back (%s): nobody knows which one"
                                .formatted(entry.returnReason()));
    }

    /** The entry that takes another one back; what it does is booked with the other one. */
    public static CashChange returnOf(Place place, BankEntry entry, CashId returned) {
        return unbooked(
                first(
                        place,
                        entry,
                        State.RETURN,
                        List.of(),
                        "takes %s back: %s".formatted(returned, entry.returnReason())));
    }

    private static CashChange unbooked(Cash cash) {
        return new CashChange(cash, List.of(), List.of(), List.of(), List.of());
    }

    private static Cash first(
            Place place, BankEntry entry, State state, List<CashMatch> matches, String why) {
        Money none = Money.zero(entry.amount().getCurrencyUnit());
        return new Cash(
                place.id(),
                place.seller(),
                place.bankAccount(),
                place.statement(),
                entry,
                state,
                null,
                entry.isCredit() ? entry.amount() : none,
                List.of(),
                matches,
                List.of(new Step(RECEIPT, RECEIPT, BY_RULE, why, entry.bookedOn())));
    }

    private static Cash owned(Cash cash, @Nullable AccountId owner) {
        return new Cash(
                cash.id(),
                cash.seller(),
                cash.bankAccount(),
                cash.statement(),
                cash.entry(),
                cash.state(),
                owner,
                cash.unapplied(),
                cash.applied(),
                cash.suggestions(),
                cash.steps());
    }

    /** Carries out a decision that grants no discount. */
    public static CashOutcome decide(
            Cash cash,
            CashDecision decision,
            Step step,
            CashPolicy policy,
            Map<InvoiceNumber, Receivable> receivables) {
        return decide(cash, decision, step, policy, receivables, Map.of());
    }

    /**
     * Carries a decision out, or says why not.
     *
     * @param step who decided it, why and when
     * @param receivables those of the invoices that it names or settled, as they are now
     * @param discounted the invoices that it grants a discount on, whose tax that lowers
     */
    public static CashOutcome decide(
            Cash cash,
            CashDecision decision,
            Step step,
            CashPolicy policy,
            Map<InvoiceNumber, Receivable> receivables,
            Map<InvoiceNumber, Invoice> discounted) {
        if (!isDecidable(cash)) {
            return refused("state", "is " + cash.state() + ": nothing can be decided about it");
        }
        if (!cash.entry().isCredit() && !(decision instanceof CashDecision.Park)) {
            return refused("do", "is money that went: it can only be parked");
        }
        return switch (decision) {
            case CashDecision.Apply apply ->
                    apply(cash, apply, step, policy, receivables, discounted);
            case CashDecision.Assign assign -> new Changed(assign(cash, assign.account(), step));
            case CashDecision.Park _ -> new Changed(park(cash, step));
            case CashDecision.Undo _ -> undo(cash, step, receivables);
            case CashDecision.Certify certify -> certify(cash, certify, step);
            case CashDecision.TakenBack _ -> giveBack(cash, step, receivables);
        };
    }

    private static boolean isDecidable(Cash cash) {
        return switch (cash.state()) {
            case OPEN, ON_ACCOUNT, APPLIED, PARKED -> true;
            case RETURNED, OUTGOING, RETURN, PAYOUT -> false;
        };
    }

    private static Refused refused(String field, String reason) {
        return new Refused(List.of(new Problem(field, reason)));
    }

    private static CashOutcome apply(
            Cash cash,
            CashDecision.Apply apply,
            Step step,
            CashPolicy policy,
            Map<InvoiceNumber, Receivable> receivables,
            Map<InvoiceNumber, Invoice> discounted) {
        WantedAllocations wanted =
                WantedAllocations.of(cash, apply, policy, receivables, discounted);
        if (!wanted.problems().isEmpty()) {
            return new Refused(wanted.problems());
        }
        CashBookings bookings = new CashBookings(cash, cash.steps().size(), step.on());
        List<Allocation> allocations = wanted.allocations();
        AccountId owner =
                cash.account() == null ? allocations.getFirst().account() : cash.account();
        bookings.moved(CashBookings.holder(cash.account()), owner, cash.unapplied());
        return new Changed(settle(owned(cash, owner), allocations, bookings, receivables, step));
    }

    /** After the receipt, and after the money is with its owner. */
    private static CashChange settle(
            Cash cash,
            List<Allocation> allocations,
            CashBookings bookings,
            Map<InvoiceNumber, Receivable> receivables,
            @Nullable Step step) {
        AccountId owner = CashBookings.holder(cash.account());
        Money left = cash.unapplied();
        List<Receivable> after = new ArrayList<>();
        for (Allocation allocation : allocations) {
            left = left.minus(allocation.cash());
            after.add(settled(receivable(receivables, allocation), allocation));
        }
        shares(allocations).forEach((account, share) -> bookings.moved(owner, account, share));
        allocations.forEach(bookings::applied);
        State state = left.isZero() ? State.APPLIED : State.ON_ACCOUNT;
        List<Allocation> all = cash.appliedWith(allocations);
        return new CashChange(
                step == null
                        ? replaced(cash, state, left, all)
                        : cash.to(state, cash.account(), left, all, step),
                after,
                bookings.entries(),
                allocations,
                after.stream().filter(it -> it.open().isZero()).map(Receivable::invoice).toList());
    }

    private static Receivable settled(Receivable before, Allocation allocation) {
        Receivable after = before.withApplied(allocation.settled());
        Money discount = allocation.discount();
        return discount.isZero() ? after : after.withDiscount(discount);
    }

    private static Cash replaced(Cash cash, State state, Money left, List<Allocation> applied) {
        return new Cash(
                cash.id(),
                cash.seller(),
                cash.bankAccount(),
                cash.statement(),
                cash.entry(),
                state,
                cash.account(),
                left,
                applied,
                cash.suggestions(),
                cash.steps());
    }

    private static Receivable receivable(
            Map<InvoiceNumber, Receivable> receivables, Allocation allocation) {
        Receivable found = receivables.get(allocation.invoice());
        if (found == null) {
            throw new IllegalArgumentException(allocation.invoice() + " was not read");
        }
        return found;
    }

    private static CashChange assign(Cash cash, AccountId account, Step step) {
        CashBookings bookings = new CashBookings(cash, cash.steps().size(), step.on());
        bookings.moved(CashBookings.holder(cash.account()), account, cash.unapplied());
        State state = cash.unapplied().isZero() ? cash.state() : State.ON_ACCOUNT;
        return new CashChange(
                cash.to(state, account, cash.unapplied(), cash.applied(), step),
                List.of(),
                bookings.entries(),
                List.of(),
                List.of());
    }

    private static CashChange park(Cash cash, Step step) {
        return unbooked(
                cash.to(State.PARKED, cash.account(), cash.unapplied(), cash.applied(), step));
    }

    /** Nothing is booked: the claim is in the ledger since the payment. */
    private static CashOutcome certify(Cash cash, CashDecision.Certify certify, Step step) {
        boolean isWanted =
                cash.applied().stream()
                        .anyMatch(
                                it ->
                                        it.invoice().equals(certify.invoice())
                                                && it.isCertificateWanted());
        if (!isWanted) {
            return refused("invoices", certify.invoice() + " wants no certificate");
        }
        List<Allocation> certified =
                cash.applied().stream()
                        .map(
                                it ->
                                        it.invoice().equals(certify.invoice())
                                                ? it.certified(certify.certificate())
                                                : it)
                        .toList();
        return new Changed(
                unbooked(cash.to(cash.state(), cash.account(), cash.unapplied(), certified, step)));
    }

    private static CashOutcome undo(
            Cash cash, Step step, Map<InvoiceNumber, Receivable> receivables) {
        if (cash.applied().isEmpty()) {
            return refused("do", "there is nothing to undo");
        }
        return reopen(cash, State.OPEN, step, receivables);
    }

    /**
     * The bank took an entry back: what it settled is open again, with its dates, and its money is
     * gone. Differences that came with it are open again, too.
     *
     * @param step why, with the date of the return
     */
    public static CashOutcome giveBack(
            Cash cash, Step step, Map<InvoiceNumber, Receivable> receivables) {
        if (!isDecidable(cash)) {
            return refused("state", "is " + cash.state() + ": it can't come back");
        }
        return reopen(cash, State.RETURNED, step, receivables);
    }

    private static CashOutcome reopen(
            Cash cash, State state, Step step, Map<InvoiceNumber, Receivable> receivables) {
        List<Receivable> after = new ArrayList<>();
        for (Allocation allocation : cash.applied()) {
            Receivable before = receivable(receivables, allocation);
            if (isCreditedSince(before, allocation)) {
                return refused("invoice", allocation.invoice() + " was credited meanwhile");
            }
            Receivable reopened = before.withReopened(allocation.settled());
            after.add(allocation.discount().isZero() ? reopened : reopened.withoutDiscount());
        }
        boolean isGone = state == State.RETURNED;
        Money came = cash.entry().amount();
        Money left = isGone ? Money.zero(came.getCurrencyUnit()) : came;
        return new Changed(
                new CashChange(
                        cash.to(state, cash.account(), left, List.of(), step),
                        after,
                        reopening(cash, step, isGone),
                        cash.applied(),
                        List.of()));
    }

    /** A credit note took off what is to be owed again, or gave back a part of its discount. */
    private static boolean isCreditedSince(Receivable receivable, Allocation allocation) {
        Money open = receivable.open().plus(allocation.settled());
        Money discount = allocation.discount();
        boolean isDiscountWhole =
                discount.isZero()
                        || (receivable.discount() != null
                                && receivable.discount().left().isEqual(discount));
        return !isDiscountWhole
                || open.isGreaterThan(receivable.total().minus(receivable.credited()));
    }

    private static List<LedgerEntry> reopening(Cash cash, Step step, boolean isGone) {
        AccountId owner = CashBookings.holder(cash.account());
        CashBookings bookings = new CashBookings(cash, cash.steps().size(), step.on());
        cash.applied().forEach(bookings::reopened);
        shares(cash.applied()).forEach((account, share) -> bookings.moved(account, owner, share));
        if (isGone) {
            bookings.takenBack(owner, cash.entry().amount());
        }
        return bookings.entries();
    }

    /** How much money of each account's invoices it is. */
    private static Map<AccountId, Money> shares(List<Allocation> allocations) {
        Map<AccountId, Money> shares = new LinkedHashMap<>();
        allocations.forEach(it -> shares.merge(it.account(), it.cash(), Money::plus));
        return shares;
    }
}
