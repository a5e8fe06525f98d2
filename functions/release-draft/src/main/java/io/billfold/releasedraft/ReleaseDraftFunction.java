package io.billfold.releasedraft;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The routes under {@code /drafts}, and those under {@code /accounts/{id}/purchase-orders}. */
public final class ReleaseDraftFunction extends LambdaFunction {
    public ReleaseDraftFunction() {
        super(
                beans -> {
                    DraftCall drafts = beans.getBean(DraftCall.class);
                    PurchaseOrderCall orders = beans.getBean(PurchaseOrderCall.class);
                    return Triggers.calls(
                            call ->
                                    call.routeKey().contains("/drafts")
                                            ? drafts.answer(call)
                                            : orders.answer(call));
                });
    }
}
