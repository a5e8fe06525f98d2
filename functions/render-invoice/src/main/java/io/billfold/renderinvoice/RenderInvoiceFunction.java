package io.billfold.renderinvoice;

import io.billfold.events.InvoiceIssued;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of issued invoices without documents. */
public final class RenderInvoiceFunction extends LambdaFunction {
    public RenderInvoiceFunction() {
        super(
                beans -> {
                    RenderInvoice useCase = beans.getBean(RenderInvoice.class);
                    return Triggers.eachMessage(m -> useCase.render(m.event(InvoiceIssued.class)));
                });
    }
}
