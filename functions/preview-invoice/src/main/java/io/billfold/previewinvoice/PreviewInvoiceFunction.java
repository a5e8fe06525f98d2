package io.billfold.previewinvoice;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code POST /previews}. */
public final class PreviewInvoiceFunction extends LambdaFunction {
    public PreviewInvoiceFunction() {
        super(beans -> Triggers.calls(beans.getBean(PreviewCall.class)::answer));
    }
}
