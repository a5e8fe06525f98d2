package io.billfold.adjustinvoice;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The routes under {@code /invoices/{number}} and {@code /accounts/{id}} that adjust. */
public final class AdjustInvoiceFunction extends LambdaFunction {
    public AdjustInvoiceFunction() {
        super(
                beans -> {
                    AdjustmentCall invoices = beans.getBean(AdjustmentCall.class);
                    AccountCall accounts = beans.getBean(AccountCall.class);
                    return Triggers.calls(
                            call ->
                                    call.routeKey().contains("/accounts/")
                                            ? accounts.answer(call)
                                            : invoices.answer(call));
                });
    }
}
