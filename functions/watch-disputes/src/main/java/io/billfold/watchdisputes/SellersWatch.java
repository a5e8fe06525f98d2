package io.billfold.watchdisputes;

import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.account.Seller;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dispute.DisputeWatch;
import io.billfold.store.AccountStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.LocalDate;

/** Looks at cases as their sellers want it. */
@Singleton
class SellersWatch {
    private final AccountStore accounts;
    private final DisputeDates dates;

    SellersWatch(AccountStore accounts, DisputeDates dates) {
        this.accounts = accounts;
        this.dates = dates;
    }

    /** Whether a day brings something for a case. */
    boolean isDue(Dispute dispute, LocalDate today) {
        LocalDate nextOn = dates.nextOn(dispute);
        return nextOn != null && !nextOn.isAfter(today);
    }

    /** By the policy of a case's seller. */
    DisputeWatch of(Dispute dispute) {
        return new DisputeWatch(
                dates,
                accounts.findSeller(dispute.seller())
                        .map(Versioned::value)
                        .map(Seller::lostDisputes)
                        .orElse(LostDisputes.WRITTEN_OFF));
    }
}
