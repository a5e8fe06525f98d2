package io.billfold.testkit;

import io.billfold.lambda.Host;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Metrics;
import io.billfold.lambda.Triggers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A function that does nothing: it gives what only a function has. */
public final class Shell extends LambdaFunction {
    private Shell(List<Metrics> metrics) {
        super(
                beans -> {
                    metrics.add(beans.getBean(Metrics.class));
                    return Triggers.schedule(at -> {});
                });
    }

    /** Counters for a use case that is built by hand. */
    public static Metrics metrics() {
        List<Metrics> metrics = new ArrayList<>();
        new Host(Map.of(), InstantSource.fixed(Instant.EPOCH)).call(() -> new Shell(metrics));
        return metrics.getFirst();
    }
}
