package io.billfold.releasedraft;

import io.billfold.billing.Problem;
import io.billfold.billing.purchase.PurchaseOrder;

import java.util.List;

/** What became of a purchase order that was sent. */
sealed interface Ordering {
    /** It is as it was sent; {@code isNew} where there was none. */
    record Done(PurchaseOrder order, boolean isNew) implements Ordering {}

    /** It stays as it was. */
    record Refused(List<Problem> problems) implements Ordering {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** There is no such account. */
    record UnknownAccount() implements Ordering {}
}
