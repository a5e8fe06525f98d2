package io.billfold.draftinvoice;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of periods to draft, and of drafts to put on one invoice. */
public final class DraftInvoiceFunction extends LambdaFunction {
    public DraftInvoiceFunction() {
        super(beans -> Triggers.eachMessage(beans.getBean(DueMessages.class)::handle));
    }
}
