package io.billfold.configurecatalog;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/**
 * {@code PUT /sellers/{id}/catalog}, {@code POST /sellers/{id}/catalog/preview} and {@code GET
 * /sellers/{id}/catalog}.
 */
public final class ConfigureCatalogFunction extends LambdaFunction {
    public ConfigureCatalogFunction() {
        super(beans -> Triggers.calls(beans.getBean(CatalogCall.class)));
    }
}
