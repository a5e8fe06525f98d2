package io.billfold.billing.purchase;

import io.billfold.billing.Problem;

import java.util.List;

/** Whether a draft may be invoiced under a purchase order. */
public sealed interface PurchaseOrderDecision {
    /**
     * It may.
     *
     * @param after the order with the draft's net amount reserved
     */
    record Reserved(PurchaseOrder after) implements PurchaseOrderDecision {}

    /** It waits until somebody mends what is named. */
    record Refused(List<Problem> problems) implements PurchaseOrderDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
