package io.billfold.billing.payout;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.Cash.State;
import io.billfold.billing.cash.Cash.Step;
import io.billfold.billing.cash.CashMatch;
import io.billfold.billing.cash.CashReleases;
import io.billfold.billing.cash.CashRules;
import io.billfold.billing.cash.CashRules.Place;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What becomes of a payout: by its report, and by the bank's entry. Both orders end in the same
 * entries.
 */
public final class PayoutRules {
    private static final int CERTAIN = 1_000;
    private static final int WAITING = 500;
    private static final String PAYOUT = "payout";

    private PayoutRules() {}

    /**
     * Takes an announced payout in.
     *
     * @param waiting an entry of the bank that came before and is this payout, or null
     */
    public static PayoutChange announced(Payout payout, @Nullable Cash waiting) {
        List<LedgerEntry> entries = new ArrayList<>();
        if (payout.announcement().isProven()) {
            entries.addAll(new PayoutBookings(payout).reported().entries());
        }
        if (waiting == null) {
            return new PayoutChange(payout, null, entries);
        }
        entries.addAll(CashReleases.unidentified(waiting, waiting.entry().bookedOn()));
        List<Step> steps = new ArrayList<>(waiting.steps());
        steps.add(
                new Step(
                        payout.id().value(),
                        PAYOUT,
                        "rule",
                        reason(payout, waiting.entry()),
                        waiting.entry().bookedOn()));
        Place place =
                new Place(
                        waiting.id(), waiting.seller(), waiting.bankAccount(), waiting.statement());
        Cash after = settled(place, waiting.entry(), waiting.suggestions(), steps);
        entries.addAll(arrival(payout, waiting.entry()));
        return new PayoutChange(payout.confirmed(waiting.id()), after, entries);
    }

    /** Takes an entry of the bank in that is a payout that was announced before. */
    public static PayoutChange arrived(Payout payout, Place place, BankEntry entry) {
        String why = reason(payout, entry);
        CashMatch match = new CashMatch(CashMatch.Rule.PAYOUT, CERTAIN, why, null, List.of());
        Step receipt =
                new Step(CashRules.RECEIPT, CashRules.RECEIPT, "rule", why, entry.bookedOn());
        Cash cash = settled(place, entry, List.of(match), List.of(receipt));
        return new PayoutChange(payout.confirmed(place.id()), cash, arrival(payout, entry));
    }

    private static String reason(Payout payout, BankEntry entry) {
        Payout.Announcement said = payout.announcement();
        Money kept = said.amount().minus(entry.amount());
        return "is payout %s of %s over %s, announced for %s%s"
                .formatted(
                        said.reference(),
                        said.provider(),
                        said.amount(),
                        said.paidOn(),
                        kept.isZero() ? "" : "; banks kept " + kept + " of it");
    }

    private static Cash settled(
            Place place, BankEntry entry, List<CashMatch> matches, List<Step> steps) {
        return new Cash(
                place.id(),
                place.seller(),
                place.bankAccount(),
                place.statement(),
                entry,
                State.PAYOUT,
                null,
                Money.zero(entry.amount().getCurrencyUnit()),
                List.of(),
                matches,
                steps);
    }

    private static List<LedgerEntry> arrival(Payout payout, BankEntry entry) {
        PayoutBookings bookings = new PayoutBookings(payout);
        return payout.announcement().isProven()
                ? bookings.arrived(entry).entries()
                : bookings.reported().arrived(entry).entries();
    }

    /**
     * What is said of an entry that claims to be a payout that no report announced yet.
     *
     * @param amounts that the payout may have
     */
    public static CashMatch claimed(String provider, List<Money> amounts) {
        return new CashMatch(
                CashMatch.Rule.PAYOUT,
                WAITING,
                "names %s, but no report announced a payout of %s in these days: it waits for one"
                        .formatted(provider, inWords(amounts)),
                null,
                List.of());
    }

    private static String inWords(List<Money> amounts) {
        return amounts.stream().map(Money::toString).collect(Collectors.joining(" or "));
    }

    /**
     * Whether a later report takes the place of one that was read before: that one did not show
     * that it was whole, the bank did not confirm it, and so nothing of it is booked. Files may be
     * told of late, in any order and twice: so the later one shows that it is whole or has as many
     * lines, and one that was replaced itself does not come back.
     */
    public static boolean isReplaced(
            Payout known, SellerId seller, PayoutReport later, Payout.Source source) {
        Payout.Announcement before = known.announcement();
        boolean isWholer =
                later.announced() != null || later.lines().size() >= known.sums().lines();
        return isWholer
                && !before.isProven()
                && known.isAwaited()
                && known.seller().equals(seller)
                && before.paidOn().equals(later.paidOn())
                && !known.source().knows(source.sha256());
    }

    /** Whether an entry that came before may still become a payout: nobody decided about it. */
    public static boolean isWaiting(Cash cash) {
        return switch (cash.state()) {
            case OPEN, PARKED ->
                    cash.account() == null && cash.unapplied().isEqual(cash.entry().amount());
            case OUTGOING -> true;
            case ON_ACCOUNT, APPLIED, RETURNED, RETURN, PAYOUT -> false;
        };
    }
}
