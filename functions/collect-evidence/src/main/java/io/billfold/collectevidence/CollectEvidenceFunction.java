package io.billfold.collectevidence;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of cases that need an answer; and the routes {@code .../evidence}. */
public final class CollectEvidenceFunction extends LambdaFunction {
    public CollectEvidenceFunction() {
        super(
                beans ->
                        Triggers.calls(beans.getBean(EvidenceCall.class)::answer)
                                .andEachMessage(beans.getBean(CaseMessages.class)::handle));
    }
}
