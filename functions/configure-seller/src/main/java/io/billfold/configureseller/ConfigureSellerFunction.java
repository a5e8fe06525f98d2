package io.billfold.configureseller;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code PUT /sellers/{id}}. */
public final class ConfigureSellerFunction extends LambdaFunction {
    public ConfigureSellerFunction() {
        super(beans -> Triggers.calls(beans.getBean(SellerCall.class)::answer));
    }
}
