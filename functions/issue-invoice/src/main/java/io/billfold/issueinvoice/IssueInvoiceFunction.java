package io.billfold.issueinvoice;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of drafts with their tax, a whole batch at a time. */
public final class IssueInvoiceFunction extends LambdaFunction {
    public IssueInvoiceFunction() {
        super(beans -> Triggers.wholeBatch(beans.getBean(IssueBatch.class)::issue));
    }
}
