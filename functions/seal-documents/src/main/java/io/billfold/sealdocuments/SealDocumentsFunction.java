package io.billfold.sealdocuments;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** Runs once a day; and the routes {@code /seals} and {@code GET /invoices/{number}/proof}. */
public final class SealDocumentsFunction extends LambdaFunction {
    public SealDocumentsFunction() {
        super(
                beans ->
                        Triggers.calls(beans.getBean(SealCall.class)::answer)
                                .andSchedule(beans.getBean(SealDocuments.class)::run));
    }
}
