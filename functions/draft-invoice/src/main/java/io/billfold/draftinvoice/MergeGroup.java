package io.billfold.draftinvoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.invoice.BillingGroup;
import io.billfold.billing.invoice.Consolidation;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.events.GroupDue;
import io.billfold.store.BillingGroupStore;
import io.billfold.store.BillingRunStore.Outcome;
import io.billfold.store.BillingRunStore.Result;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the drafts that wait for each other on one draft of the account that pays; on several, where
 * they do not fit on one. The new draft and the end of the waiting are one transaction, so that
 * each waiting draft is invoiced once.
 */
@Singleton
class MergeGroup {
    /** Two items each, beside the new draft with its event and purchase order. */
    private static final int DRAFTS_MAX = 40;

    /** A draft of them fits into one DynamoDB item, and its document can be read. */
    static final int LINES_MAX = 200;

    /** More is done by the next message. */
    private static final int DOCUMENTS_MAX = 100;

    private final BillingGroupStore groups;
    private final DraftStore drafts;
    private final Parties parties;
    private final Placing placing;
    private final Outcomes outcomes;
    private final Dynamo dynamo;
    private final InstantSource clock;

    MergeGroup(
            BillingGroupStore groups,
            DraftStore drafts,
            Parties parties,
            Placing placing,
            Outcomes outcomes,
            Dynamo dynamo,
            InstantSource clock) {
        this.groups = groups;
        this.drafts = drafts;
        this.parties = parties;
        this.placing = placing;
        this.outcomes = outcomes;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Merges all that waits. A group of which nothing waits changes nothing.
     *
     * @throws IllegalStateException when seller or account are not known, or something else writes
     *     the same: the message is to be tried again
     */
    void merge(GroupDue due) {
        BillingGroup group = BillingGroup.parse(due.group());
        for (int document = 0; document < DOCUMENTS_MAX; document++) {
            List<DraftId> waiting = groups.waiting(group);
            if (waiting.isEmpty()) {
                return;
            }
            mergeSome(due, group, fitting(waiting));
        }
    }

    /** The first ones, as many as one document takes, but one at least. */
    private List<DraftRecord> fitting(List<DraftId> waiting) {
        List<DraftRecord> fitting = new ArrayList<>();
        int lines = 0;
        for (DraftRecord record :
                drafts.findAll(waiting.subList(0, Math.min(DRAFTS_MAX, waiting.size())))) {
            lines += record.draft().lines().size();
            if (lines > LINES_MAX && !fitting.isEmpty()) {
                break;
            }
            fitting.add(record);
        }
        return fitting;
    }

    private void mergeSome(GroupDue due, BillingGroup group, List<DraftRecord> some) {
        Instant now = clock.instant();
        Account payer = parties.account(group.payer());
        List<Draft> collected = some.stream().map(DraftRecord::draft).toList();
        Draft merged = Consolidation.merge(group, parties.seller(group.seller()), payer, collected);
        Commit commit = dynamo.begin();
        for (DraftRecord record : some) {
            drafts.saveMerged(commit, record, merged.id());
            groups.close(commit, group, record.draft().id(), now);
        }
        Result result = placing.addAlone(commit, merged, group.isPurchaseOrderRequired(), now);
        outcomes.add(
                commit,
                new Outcome(due.run(), due.group(), payer.id(), result, merged.id().value()));
        if (dynamo.commit(commit) == Committed.REFUSED) {
            throw new IllegalStateException(
                    "group " + due.group() + " changed meanwhile: to be tried again");
        }
        outcomes.count(result);
    }
}
