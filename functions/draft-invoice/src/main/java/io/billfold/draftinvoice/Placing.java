package io.billfold.draftinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.BillingGroup;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.billing.purchase.PurchaseOrderDecision;
import io.billfold.billing.purchase.PurchaseOrderRules;
import io.billfold.events.DraftHeld;
import io.billfold.events.InvoiceDrafted;
import io.billfold.store.BillingGroupStore;
import io.billfold.store.BillingRunStore.Result;
import io.billfold.store.Commit;
import io.billfold.store.DraftStore;
import io.billfold.store.PurchaseOrderStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Puts a new draft where it belongs: on its way to the tax; or to the held ones, where the terms
 * ask for a purchase order and it is not good for it; or to the others of the account that pays.
 */
@Singleton
class Placing {
    private final DraftStore drafts;
    private final PurchaseOrderStore orders;
    private final BillingGroupStore groups;

    Placing(DraftStore drafts, PurchaseOrderStore orders, BillingGroupStore groups) {
        this.drafts = drafts;
        this.orders = orders;
        this.groups = groups;
    }

    /** Adds a subscription's draft to what is written. */
    Result add(Commit commit, Draft draft, boolean isOrderRequired, Instant now) {
        if (draft.account().payer().equals(draft.account().id())) {
            return addAlone(commit, draft, isOrderRequired, now);
        }
        drafts.addCollected(commit, draft);
        groups.add(
                commit,
                BillingGroup.of(draft, isOrderRequired),
                draft.id(),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
        return Result.COLLECTED;
    }

    /** Adds a draft that waits for no other. A credit note needs no purchase order. */
    Result addAlone(Commit commit, Draft draft, boolean isOrderRequired, Instant now) {
        boolean asksForMoney = draft.kind() == Draft.Kind.INVOICE && draft.net().isPositive();
        return isOrderRequired && asksForMoney
                ? addUnderOrder(commit, draft, now)
                : addDrafted(commit, draft, now);
    }

    private Result addUnderOrder(Commit commit, Draft draft, Instant now) {
        String number = draft.purchaseOrder();
        Versioned<PurchaseOrder> read =
                number == null ? null : orders.find(draft.account().id(), number).orElse(null);
        PurchaseOrder order = read == null ? null : read.value();
        LocalDate today = LocalDate.ofInstant(now, draft.account().zone());
        return switch (PurchaseOrderRules.reserve(number, order, draft.net(), today)) {
            case PurchaseOrderDecision.Reserved(PurchaseOrder after) -> {
                orders.save(commit, after, read);
                yield addDrafted(commit, draft, now);
            }
            case PurchaseOrderDecision.Refused(List<Problem> problems) ->
                    addHeld(commit, draft, problems, now);
        };
    }

    private Result addDrafted(Commit commit, Draft draft, Instant now) {
        drafts.add(commit, draft);
        drafts.publish(commit, InvoiceDrafted.of(now, draft));
        return Result.DRAFTED;
    }

    private Result addHeld(Commit commit, Draft draft, List<Problem> problems, Instant now) {
        drafts.addHeld(commit, draft, problems);
        drafts.publish(
                commit, DraftHeld.of(now, draft, "the purchase order does not allow it", problems));
        return Result.HELD;
    }
}
