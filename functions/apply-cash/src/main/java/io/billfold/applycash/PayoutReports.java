package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashMatch;
import io.billfold.billing.cash.CashPolicy;
import io.billfold.billing.cash.CashRules.Place;
import io.billfold.billing.payout.Claims;
import io.billfold.billing.payout.Doubt;
import io.billfold.billing.payout.Meeting;
import io.billfold.billing.payout.Payout;
import io.billfold.billing.payout.PayoutChange;
import io.billfold.billing.payout.PayoutReport;
import io.billfold.billing.payout.PayoutRules;
import io.billfold.events.CashReceived;
import io.billfold.store.CashStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.PayoutStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings payouts and the bank's entries together, whichever comes first. Both change the one item
 * where they meet, so that neither can pass the other unseen.
 */
@Singleton
class PayoutReports {
    /** How often a payout is decided anew because something changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final CashPolicy policy = CashPolicy.bundled();
    private final PayoutStore payouts;
    private final CashStore cash;
    private final LedgerStore ledger;
    private final FindBooked booked;
    private final SettledLines settled;
    private final Refusals refusals;
    private final Dynamo dynamo;

    PayoutReports(
            PayoutStore payouts,
            CashStore cash,
            LedgerStore ledger,
            FindBooked booked,
            Refusals refusals,
            Dynamo dynamo) {
        this.payouts = payouts;
        this.cash = cash;
        this.ledger = ledger;
        this.booked = booked;
        this.settled = new SettledLines(payouts, dynamo);
        this.refusals = refusals;
        this.dynamo = dynamo;
    }

    /** Takes the payouts of a file in, each by itself; what can't be right is kept as refused. */
    void read(DroppedFile file, byte[] content) {
        List<PayoutReport> reports;
        try {
            reports = PayoutFile.read(content);
        } catch (UnreadableFileException e) {
            refusals.keep(file.key(), file.sha256(), List.of(new Problem(e.where(), e.reason())));
            return;
        }
        Payout.Source source = new Payout.Source(file.key(), file.sha256());
        for (PayoutReport report : reports) {
            List<Problem> problems = take(file.seller().id(), report, source);
            if (!problems.isEmpty()) {
                refusals.keep(file.key() + "#" + report.id(), file.sha256(), problems);
            }
        }
    }

    /**
     * Takes a payout of a report in; one of the same file is there already.
     *
     * @return why it is refused; empty where it is taken in
     * @throws IllegalStateException when something changed under every attempt
     */
    private List<Problem> take(SellerId seller, PayoutReport report, Payout.Source source) {
        List<Problem> problems = report.problems();
        if (!problems.isEmpty()) {
            return problems;
        }
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<Payout> known = payouts.find(report.id()).orElse(null);
            if (known != null && !PayoutRules.isReplaced(known.value(), seller, report, source)) {
                return repeated(known.value(), source);
            }
            Payout.Source from = known == null ? source : source.insteadOf(known.value().source());
            Payout payout = payout(seller, settled.mark(seller, report), from);
            if (announce(payout, known) == Committed.DONE) {
                return List.of();
            }
        }
        throw new IllegalStateException(report.id() + " changed " + ATTEMPTS_MAX + " times");
    }

    private static List<Problem> repeated(Payout known, Payout.Source source) {
        return known.source().sha256().equals(source.sha256())
                ? List.of()
                : List.of(
                        new Problem(
                                "payout",
                                "%s was read from %s already, over %s"
                                        .formatted(
                                                known.id(),
                                                known.source().file(),
                                                known.amount())));
    }

    private Payout payout(SellerId seller, PayoutReport report, Payout.Source source) {
        List<Doubt> doubts = booked.doubts(seller, report.provider(), report.lines());
        return Payout.of(seller, report, source, doubts.stream().map(Doubt::line).toList());
    }

    private Committed announce(Payout payout, @Nullable Versioned<Payout> known) {
        Versioned<Meeting> read = payouts.meeting(payout.seller(), payout.amount());
        Versioned<Meeting> meeting =
                new Versioned<>(read.value().without(payout.id()), read.version());
        Optional<Versioned<Cash>> waiting = waiting(payout, meeting.value());
        PayoutChange change =
                PayoutRules.announced(payout, waiting.map(Versioned::value).orElse(null));
        Commit commit = dynamo.begin();
        if (known == null) {
            payouts.add(commit, change.after());
        } else {
            replace(commit, change.after(), known);
        }
        change.entries().forEach(entry -> ledger.add(commit, entry));
        Cash confirmed = change.cash();
        if (confirmed != null) {
            cash.replace(commit, confirmed, waiting.orElseThrow().version());
            meet(commit, payout, meeting.value().without(confirmed.id()), meeting);
        } else if (payout.isAwaited()) {
            meet(commit, payout, meeting.value().with(payout), meeting);
        }
        return dynamo.commitUnlessBusy(commit);
    }

    private void replace(Commit commit, Payout after, Versioned<Payout> known) {
        Payout before = known.value();
        payouts.replace(commit, after, known.version());
        if (!before.amount().equals(after.amount())) {
            Versioned<Meeting> left = payouts.meeting(before.seller(), before.amount());
            meet(commit, before, left.value().without(before.id()), left);
        }
    }

    private void meet(Commit commit, Payout payout, Meeting after, Versioned<Meeting> read) {
        payouts.meet(commit, payout.seller(), payout.amount(), after, read.version());
    }

    /** One that somebody decided about meanwhile waits no more. */
    private Optional<Versioned<Cash>> waiting(Payout payout, Meeting meeting) {
        return meeting.entriesOf(payout).stream()
                .map(it -> cash.find(it.cash()))
                .flatMap(Optional::stream)
                .filter(it -> PayoutRules.isWaiting(it.value()))
                .findFirst();
    }

    /** What became of an entry that claims to be a payout. */
    sealed interface Met {
        /** It is one. */
        record Done() implements Met {}

        /** It is one, but something changed meanwhile: look again. */
        record Busy() implements Met {}

        /** No payout of its amounts is announced. */
        record Unknown(Claim claim) implements Met {}
    }

    /**
     * An entry that claims to be a payout which nobody announced.
     *
     * @param places where it would have met that
     */
    record Claim(String provider, List<MeetingPlace> places) {
        List<Money> amounts() {
            return places.stream().map(MeetingPlace::amount).toList();
        }
    }

    /** Who waits for an amount, as it was read. */
    record MeetingPlace(Money amount, Versioned<Meeting> read) {}

    /** Books an entry that is a payout which was announced. */
    Met meet(Place place, BankEntry entry, String provider, Instant now) {
        List<MeetingPlace> places =
                Claims.amounts(entry, policy).stream()
                        .map(it -> new MeetingPlace(it, payouts.meeting(place.seller(), it)))
                        .toList();
        for (MeetingPlace at : places) {
            Optional<Meeting.Announced> found = at.read().value().payoutOf(entry, provider);
            if (found.isPresent()) {
                Versioned<Payout> payout = payouts.find(found.get().payout()).orElseThrow();
                PayoutChange change = PayoutRules.arrived(checked(payout.value()), place, entry);
                return arrived(change, payout.version(), at.read(), now);
            }
        }
        return new Met.Unknown(new Claim(provider, places));
    }

    private Met arrived(
            PayoutChange change, long versionRead, Versioned<Meeting> meeting, Instant now) {
        Payout after = change.after();
        Cash arrived = Objects.requireNonNull(change.cash());
        Commit commit = payouts.replace(dynamo.begin(), after, versionRead);
        change.entries().forEach(it -> ledger.add(commit, it));
        cash.add(commit, arrived);
        if (arrived.entry().isCredit()) {
            CashMatch match = arrived.suggestions().getFirst();
            cash.publish(commit, CashReceived.of(now, arrived, match));
        }
        meet(commit, after, meeting.value().without(after.id()), meeting);
        return dynamo.commitUnlessBusy(commit) == Committed.DONE ? new Met.Done() : new Met.Busy();
    }

    /** What was booked since the report was read is no question any more. */
    private Payout checked(Payout payout) {
        return payout.withOpen(booked.doubts(payout).stream().map(Doubt::line).toList());
    }

    /** An entry waits for its report: refused when that came meanwhile. */
    void await(Commit commit, Place place, BankEntry entry, Claim claim) {
        for (MeetingPlace at : claim.places()) {
            Meeting after = at.read().value().with(place.id(), entry, claim.provider());
            payouts.meet(commit, place.seller(), at.amount(), after, at.read().version());
        }
    }
}
