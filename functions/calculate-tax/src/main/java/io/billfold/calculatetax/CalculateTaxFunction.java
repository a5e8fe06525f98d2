package io.billfold.calculatetax;

import io.billfold.events.InvoiceDrafted;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of drafts without tax. */
public final class CalculateTaxFunction extends LambdaFunction {
    public CalculateTaxFunction() {
        super(
                beans -> {
                    CalculateTax useCase = beans.getBean(CalculateTax.class);
                    return Triggers.eachMessage(
                            m -> useCase.calculate(m.event(InvoiceDrafted.class)));
                });
    }
}
