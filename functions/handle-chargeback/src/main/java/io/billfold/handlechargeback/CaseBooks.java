package io.billfold.handlechargeback;

import io.billfold.billing.dispute.Counted;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeCounting;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.Payment;
import io.billfold.store.ChargeStore;
import io.billfold.store.Commit;
import io.billfold.store.DisputeRatioStore;
import io.billfold.store.LedgerStore;

import jakarta.inject.Singleton;

import java.util.List;

/** What a change of a case adds to the ledger, and to what the networks' programmes count. */
@Singleton
class CaseBooks {
    private final LedgerStore ledger;
    private final ChargeStore charges;
    private final DisputeRatioStore ratios;

    CaseBooks(LedgerStore ledger, ChargeStore charges, DisputeRatioStore ratios) {
        this.ledger = ledger;
        this.charges = charges;
        this.ratios = ratios;
    }

    /** Adds entries, and what a case counts as now; takes back what it counted as before. */
    void add(Commit commit, DisputeChange change, Payment payment) {
        change.entries().forEach(entry -> ledger.add(commit, entry));
        Dispute dispute = change.after();
        List<Counted> before = ratios.countedOf(dispute.provider(), dispute.id());
        List<Counted> after = DisputeCounting.dispute(dispute, payment, acquired(payment, before));
        ratios.recount(commit, dispute.provider(), dispute.id(), before, after);
    }

    /** What is known of a charge is gone after thirteen months: then as it was counted before. */
    private Acquired acquired(Payment payment, List<Counted> before) {
        return charges.find(payment)
                .map(it -> it.traits().acquired())
                .or(() -> before.stream().map(Counted::acquired).findFirst())
                .orElse(Acquired.UNKNOWN);
    }
}
