package io.billfold.opendocument;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code GET /documents/{token}}: open to everybody, so that only a signed token opens it. */
public final class OpenDocumentFunction extends LambdaFunction {
    public OpenDocumentFunction() {
        super(beans -> Triggers.calls(beans.getBean(OpenDocument.class)::answer));
    }
}
