package io.billfold.applycash;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.payout.PayoutId;
import io.billfold.billing.payout.PayoutReport;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.PayoutStore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which payout settles what: the first that tells of it, for good. It is written ahead of the
 * payout, a hundred at once; a payout that is read again finds its own.
 */
class SettledLines {
    /** How often a hundred are looked at anew because another payout came at the same moment. */
    private static final int ATTEMPTS_MAX = 5;

    private final PayoutStore payouts;
    private final Dynamo dynamo;

    SettledLines(PayoutStore payouts, Dynamo dynamo) {
        this.payouts = payouts;
        this.dynamo = dynamo;
    }

    /**
     * The report, with the lines named that another payout settled; it settles the others.
     *
     * @throws IllegalStateException when something changed under every attempt
     */
    PayoutReport mark(SellerId seller, PayoutReport report) {
        List<String> references =
                report.lines().stream().flatMap(it -> it.references().stream()).distinct().toList();
        Map<String, PayoutId> settled = new HashMap<>();
        for (int from = 0; from < references.size(); from += Commit.ITEMS_MAX) {
            int to = Math.min(references.size(), from + Commit.ITEMS_MAX);
            settled.putAll(settle(seller, report, references.subList(from, to)));
        }
        return report.repeating(settled);
    }

    /** Who settled them before. */
    private Map<String, PayoutId> settle(
            SellerId seller, PayoutReport report, List<String> references) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Map<String, PayoutId> settled = payouts.settled(seller, report.provider(), references);
            Commit commit = dynamo.begin();
            references.stream()
                    .filter(it -> !settled.containsKey(it))
                    .forEach(it -> payouts.settle(commit, seller, report, it));
            if (commit.size() == 0 || dynamo.commitUnlessBusy(commit) == Committed.DONE) {
                return settled;
            }
        }
        throw new IllegalStateException(
                "lines of %s changed %d times".formatted(report.id(), ATTEMPTS_MAX));
    }
}
