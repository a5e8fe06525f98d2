package io.billfold.drawstatement;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code GET /accounts/{id}/statement}. */
public final class DrawStatementFunction extends LambdaFunction {
    public DrawStatementFunction() {
        super(beans -> Triggers.calls(beans.getBean(StatementCall.class)::answer));
    }
}
