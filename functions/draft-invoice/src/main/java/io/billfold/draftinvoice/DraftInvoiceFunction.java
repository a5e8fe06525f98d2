package io.billfold.draftinvoice;

import io.billfold.events.PeriodDue;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of periods to draft. */
public final class DraftInvoiceFunction extends LambdaFunction {
    public DraftInvoiceFunction() {
        super(
                beans -> {
                    DraftInvoice useCase = beans.getBean(DraftInvoice.class);
                    return Triggers.eachMessage(m -> useCase.draft(m.event(PeriodDue.class)));
                });
    }
}
