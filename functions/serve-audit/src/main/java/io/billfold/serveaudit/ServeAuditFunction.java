package io.billfold.serveaudit;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code GET /invoices/{number}/document}. */
public final class ServeAuditFunction extends LambdaFunction {
    public ServeAuditFunction() {
        super(beans -> Triggers.calls(beans.getBean(ServeDocument.class)::answer));
    }
}
