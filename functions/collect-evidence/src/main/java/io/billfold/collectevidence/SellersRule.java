package io.billfold.collectevidence;

import io.billfold.billing.account.EvidenceRule;
import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.account.Seller;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.store.AccountStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

/** Whether a case waits for an answer of ours, and whether its seller's rule gives it. */
@Singleton
class SellersRule {
    private final AccountStore accounts;
    private final DisputeDates dates;

    SellersRule(AccountStore accounts, DisputeDates dates) {
        this.accounts = accounts;
        this.dates = dates;
    }

    /** Whether it is our turn. */
    boolean isOurTurn(Dispute dispute) {
        return dates.answerBy(dispute) != null;
    }

    /** Whether an answer that is ready goes out without a person. */
    boolean covers(Dispute dispute) {
        return accounts.findSeller(dispute.seller())
                .map(Versioned::value)
                .map(Seller::lostDisputes)
                .map(LostDisputes::evidence)
                .orElse(EvidenceRule.BY_HAND)
                .covers(dispute.amount());
    }
}
