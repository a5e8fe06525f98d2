package io.billfold.checktaxid;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code PUT /accounts/{id}/tax-id-check}, and what is due to be asked again, every few hours. */
public final class CheckTaxIdFunction extends LambdaFunction {
    public CheckTaxIdFunction() {
        super(
                beans ->
                        Triggers.calls(beans.getBean(TaxIdCall.class)::answer)
                                .andSchedule(beans.getBean(RunRechecks.class)::run));
    }
}
