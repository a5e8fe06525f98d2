package io.billfold.configureseller;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code PUT /sellers/{id}} and {@code POST /logos}. */
public final class ConfigureSellerFunction extends LambdaFunction {
    public ConfigureSellerFunction() {
        super(
                beans -> {
                    SellerCall sellers = beans.getBean(SellerCall.class);
                    LogoCall logos = beans.getBean(LogoCall.class);
                    return Triggers.calls(
                            call ->
                                    call.method().equals("POST")
                                            ? logos.answer(call)
                                            : sellers.answer(call));
                });
    }
}
