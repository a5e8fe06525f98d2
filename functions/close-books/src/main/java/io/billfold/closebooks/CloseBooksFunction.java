package io.billfold.closebooks;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** Runs once a day; and the routes of closed periods and of deferred revenue. */
public final class CloseBooksFunction extends LambdaFunction {
    public CloseBooksFunction() {
        super(
                beans ->
                        Triggers.calls(beans.getBean(BooksCall.class)::answer)
                                .andSchedule(beans.getBean(EarnRevenue.class)::run));
    }
}
