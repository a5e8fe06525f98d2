package io.billfold.watchdisputes;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** Runs once a day; and the routes {@code GET /disputes...} and {@code GET /dispute-ratios}. */
public final class WatchDisputesFunction extends LambdaFunction {
    public WatchDisputesFunction() {
        super(
                beans -> {
                    DisputeCall cases = beans.getBean(DisputeCall.class);
                    MovementCall movements = beans.getBean(MovementCall.class);
                    RatioCall ratios = beans.getBean(RatioCall.class);
                    WatchDisputes watch = beans.getBean(WatchDisputes.class);
                    WatchRatios watchRatios = beans.getBean(WatchRatios.class);
                    return Triggers.calls(
                                    call ->
                                            switch (call.routeKey()) {
                                                case RatioCall.ROUTE -> ratios.answer(call);
                                                case MovementCall.ROUTE -> movements.answer(call);
                                                default -> cases.answer(call);
                                            })
                            .andSchedule(
                                    due -> {
                                        try {
                                            watch.run(due);
                                        } finally {
                                            watchRatios.run(due);
                                        }
                                    });
                });
    }
}
