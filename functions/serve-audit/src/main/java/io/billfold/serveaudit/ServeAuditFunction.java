package io.billfold.serveaudit;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The routes {@code GET /invoices...}, {@code PUT .../hold} and {@code GET /access-log}. */
public final class ServeAuditFunction extends LambdaFunction {
    public ServeAuditFunction() {
        super(beans -> Triggers.calls(beans.getBean(AuditCall.class)::answer));
    }
}
