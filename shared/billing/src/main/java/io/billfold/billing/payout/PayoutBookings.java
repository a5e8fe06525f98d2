package io.billfold.billing.payout;

import static io.billfold.billing.ledger.LedgerAccount.BANK;
import static io.billfold.billing.ledger.LedgerAccount.BANK_FEES;
import static io.billfold.billing.ledger.LedgerAccount.EXCHANGE_DIFFERENCES;
import static io.billfold.billing.ledger.LedgerAccount.FEES;
import static io.billfold.billing.ledger.LedgerAccount.PROVIDER_CLEARING;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a payout posts. The report: Dr fees, Cr provider clearing; and where customers were charged
 * in another currency, that leaves provider clearing and comes back in the payout's, both against
 * exchange differences. The bank's entry: Dr bank, Cr provider clearing; and what banks kept of it
 * on the way: Dr bank fees, Cr provider clearing. A line that nobody books: Dr what a person says
 * that it is, Cr provider clearing. All of it is in the balance of the provider, for example {@code
 * provider-stripe}.
 */
final class PayoutBookings {
    private final Payout payout;
    private final List<LedgerEntry> entries = new ArrayList<>();

    PayoutBookings(Payout payout) {
        this.payout = payout;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    /** What the report alone does, at the date of the payout. */
    PayoutBookings reported() {
        LocalDate on = payout.announcement().paidOn();
        Money settled = payout.amount().multipliedBy(0);
        add("fees", on, "Fees", FEES, PROVIDER_CLEARING, payout.sums().booked());
        for (PayoutSums.Exchanged exchanged : payout.sums().exchanged()) {
            Money charged = exchanged.charged();
            String kind = "charged." + charged.getCurrencyUnit();
            add(kind, on, "Exchanged", EXCHANGE_DIFFERENCES, PROVIDER_CLEARING, charged);
            settled = settled.plus(exchanged.settled());
        }
        add("settled", on, "Settled", PROVIDER_CLEARING, EXCHANGE_DIFFERENCES, settled);
        return this;
    }

    /** What the bank's entry does, at its date: all of the payout leaves clearing. */
    PayoutBookings arrived(BankEntry entry) {
        LocalDate on = entry.bookedOn();
        Money kept = payout.amount().minus(entry.amount());
        add("arrived", on, "Arrived", BANK, PROVIDER_CLEARING, entry.amount());
        add("charges", on, "Kept by banks", BANK_FEES, PROVIDER_CLEARING, kept);
        return this;
    }

    /** What a decision about a line does, at the date of the payout. */
    PayoutBookings decided(LineDecision decision) {
        LocalDate on = payout.announcement().paidOn();
        for (LineDecision.Part part : decision.parts()) {
            String word = part.meaning().name().toLowerCase(Locale.ROOT).replace('_', '-');
            String kind = "line." + decision.step().id() + "." + word;
            String verb = decision.isUndone() ? "Not " + word : "As " + word;
            Money amount = decision.isUndone() ? part.amount() : part.amount().negated();
            String what = verb + ", " + decision.line().where();
            add(kind, on, what, part.meaning().account(), PROVIDER_CLEARING, amount);
        }
        return this;
    }

    /** Nothing for an amount of nothing; the other way round below zero. */
    private void add(
            String kind,
            LocalDate on,
            String verb,
            LedgerAccount debit,
            LedgerAccount credit,
            Money amount) {
        if (!amount.isZero()) {
            boolean isBack = amount.isNegative();
            entries.add(
                    new LedgerEntry(
                            "payout:" + payout.id() + "." + kind,
                            on,
                            payout.seller(),
                            new AccountId("provider-" + payout.announcement().provider()),
                            payout.id().value(),
                            verb + ": payout " + payout.announcement().reference(),
                            List.of(
                                    Posting.debit(isBack ? credit : debit, amount.abs()),
                                    Posting.credit(isBack ? debit : credit, amount.abs()))));
        }
    }
}
