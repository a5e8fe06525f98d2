package io.billfold.applycash;

import io.billfold.applycash.PayoutReports.Claim;
import io.billfold.applycash.PayoutReports.Met;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.Candidates;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashChange;
import io.billfold.billing.cash.CashMatch;
import io.billfold.billing.cash.CashMatching;
import io.billfold.billing.cash.CashOutcome;
import io.billfold.billing.cash.CashPolicy;
import io.billfold.billing.cash.CashRules;
import io.billfold.billing.cash.CashRules.Place;
import io.billfold.billing.payout.Claims;
import io.billfold.billing.payout.PayoutRules;
import io.billfold.events.CashReceived;
import io.billfold.store.CashStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes one entry in: it is matched, and what is sure is applied, in one transaction. */
@Singleton
class ReceiveEntry {
    /** How often an entry is matched anew because a receivable changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    /** What a person is shown; the first ones are the best. */
    private static final int SUGGESTIONS_MAX = 5;

    private final CashPolicy policy = CashPolicy.bundled();
    private final FindCandidates find;
    private final CashStore cash;
    private final CashBooking booking;
    private final PayoutReports payouts;
    private final Dynamo dynamo;
    private final InstantSource clock;

    ReceiveEntry(
            FindCandidates find,
            CashStore cash,
            CashBooking booking,
            PayoutReports payouts,
            Dynamo dynamo,
            InstantSource clock) {
        this.find = find;
        this.cash = cash;
        this.booking = booking;
        this.payouts = payouts;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Takes an entry in; one that is there stays as it is.
     *
     * @throws IllegalStateException when what it settles changed under every attempt
     */
    void receive(Seller seller, Place place, BankEntry entry) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            if (isDone(seller, place, entry, clock.instant())) {
                return;
            }
        }
        throw new IllegalStateException(
                "what %s settles changed %d times".formatted(place.id(), ATTEMPTS_MAX));
    }

    private boolean isDone(Seller seller, Place place, BankEntry entry, Instant now) {
        if (cash.find(place.id()).isPresent()) {
            return true;
        }
        if (entry.returnReason() != null && !entry.isCredit()) {
            return returned(place, entry, now);
        }
        Optional<String> provider = Claims.provider(entry);
        return provider.isEmpty()
                ? moved(seller, place, entry, now, null)
                : switch (payouts.meet(place, entry, provider.get(), now)) {
                    case Met.Done _ -> true;
                    case Met.Busy _ -> false;
                    case Met.Unknown(Claim claim) -> moved(seller, place, entry, now, claim);
                };
    }

    /** Money that came or went and is no payout, or not yet. */
    private boolean moved(
            Seller seller, Place place, BankEntry entry, Instant now, @Nullable Claim claim) {
        if (entry.isCredit()) {
            return credited(seller, place, entry, now, claim);
        }
        CashChange change = CashRules.receive(place, entry, List.of(), policy, Map.of());
        Commit commit = cash.add(dynamo.begin(), change.after());
        if (claim != null) {
            payouts.await(commit, place, entry, claim);
        }
        return dynamo.commitUnlessBusy(commit) == Committed.DONE;
    }

    private boolean kept(CashChange change) {
        return dynamo.commitUnlessBusy(cash.add(dynamo.begin(), change.after())) == Committed.DONE;
    }

    private boolean credited(
            Seller seller, Place place, BankEntry entry, Instant now, @Nullable Claim claim) {
        Candidates candidates = find.find(seller, entry);
        List<CashMatch> matches = matches(entry, candidates, claim);
        CashMatch best = matches.getFirst();
        CashBooking.Read read = booking.readOf(best.allocations());
        if (!isUnchanged(candidates, read)) {
            return false;
        }
        CashChange change = CashRules.receive(place, entry, matches, policy, read.values());
        Commit commit = cash.add(dynamo.begin(), change.after());
        booking.add(commit, change, read, now);
        cash.publish(commit, CashReceived.of(now, change.after(), best));
        learn(commit, change, best, candidates);
        if (claim != null && best.rule() == CashMatch.Rule.PAYOUT) {
            payouts.await(commit, place, entry, claim);
        }
        return dynamo.commitUnlessBusy(commit) == Committed.DONE;
    }

    /** A customer's own words come before the claim to be a payout that nobody announced. */
    private List<CashMatch> matches(BankEntry entry, Candidates candidates, @Nullable Claim claim) {
        List<CashMatch> matches = CashMatching.match(entry, candidates, policy);
        if (claim == null || matches.getFirst().isSure(policy)) {
            return matches.stream().limit(SUGGESTIONS_MAX).toList();
        }
        CashMatch claimed = PayoutRules.claimed(claim.provider(), claim.amounts());
        return Stream.concat(Stream.of(claimed), matches.stream()).limit(SUGGESTIONS_MAX).toList();
    }

    private static boolean isUnchanged(Candidates candidates, CashBooking.Read read) {
        return candidates.items().stream()
                .filter(it -> read.all().containsKey(it.invoice()))
                .allMatch(it -> it.receivable().equals(read.values().get(it.invoice())));
    }

    /** Who quotes a reference to the cent pays from a bank account of its own. */
    private void learn(Commit commit, CashChange change, CashMatch best, Candidates found) {
        String payers = change.after().entry().payerAccount();
        AccountId account = best.account();
        if (account != null
                && payers != null
                && found.known() == null
                && isExactReference(change, best)
                && change.settled().stream().allMatch(it -> it.account().equals(account))) {
            String alias = CashStore.ofBankAccount(payers);
            if (!cash.hasAlias(change.after().seller(), alias)) {
                cash.learn(commit, change.after().seller(), alias, account);
            }
        }
    }

    private static boolean isExactReference(CashChange change, CashMatch best) {
        boolean isReference =
                best.rule() == CashMatch.Rule.STRUCTURED_REFERENCE
                        || best.rule() == CashMatch.Rule.INVOICE_NUMBER;
        return isReference && change.after().state() == Cash.State.APPLIED;
    }

    /** A return whose payment is known takes it back; any other one is for a person. */
    private boolean returned(Place place, BankEntry entry, Instant now) {
        Optional<Versioned<Cash>> original =
                Optional.ofNullable(entry.endToEndId())
                        .flatMap(it -> cash.findByEndToEndId(place.seller(), it))
                        .flatMap(cash::find)
                        .filter(it -> isTakenBack(it.value(), entry));
        if (original.isEmpty()) {
            return kept(CashRules.receive(place, entry, List.of(), policy, Map.of()));
        }
        Cash before = original.get().value();
        CashBooking.Read read = booking.readOf(before.applied());
        Cash.Step step =
                new Cash.Step(
                        place.id().value(),
                        "return",
                        "rule",
                        String.valueOf(entry.returnReason()),
                        entry.bookedOn());
        return switch (CashRules.giveBack(before, step, read.values())) {
            case CashOutcome.Refused _ ->
                    kept(CashRules.receive(place, entry, List.of(), policy, Map.of()));
            case CashOutcome.Changed(CashChange change) when booking.obstacle(change).isPresent() ->
                    kept(CashRules.receive(place, entry, List.of(), policy, Map.of()));
            case CashOutcome.Changed(CashChange change) -> {
                CashChange taker = CashRules.returnOf(place, entry, before.id());
                Commit commit = cash.add(dynamo.begin(), taker.after());
                cash.replace(commit, change.after(), original.get().version());
                booking.add(commit, change, read, now);
                yield dynamo.commitUnlessBusy(commit) == Committed.DONE;
            }
        };
    }

    private static boolean isTakenBack(Cash cash, BankEntry entry) {
        boolean isThere = cash.state() != Cash.State.RETURNED && cash.state() != Cash.State.RETURN;
        return isThere
                && cash.entry().isCredit()
                && cash.entry().amount().isEqual(entry.amount().negated());
    }
}
