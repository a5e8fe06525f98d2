package io.billfold.relayoutbox;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The streams of all tables, filtered to the items that are events. */
public final class RelayOutboxFunction extends LambdaFunction {
    public RelayOutboxFunction() {
        super(beans -> Triggers.records(beans.getBean(RelayOutbox.class)::relay));
    }
}
