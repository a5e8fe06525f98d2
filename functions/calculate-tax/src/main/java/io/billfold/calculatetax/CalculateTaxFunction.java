package io.billfold.calculatetax;

import io.billfold.events.InvoiceDrafted;
import io.billfold.events.InvoiceIssued;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Message;
import io.billfold.lambda.Triggers;

/**
 * {@code POST /tax/quotes}, the queue of drafts without tax, and that of invoices which an engine
 * is told of.
 */
public final class CalculateTaxFunction extends LambdaFunction {
    private static final String ISSUED = "InvoiceIssued";

    public CalculateTaxFunction() {
        super(
                beans -> {
                    CalculateTax calculate = beans.getBean(CalculateTax.class);
                    CommitTax commit = beans.getBean(CommitTax.class);
                    QuoteCall quotes = beans.getBean(QuoteCall.class);
                    return Triggers.calls(quotes::answer)
                            .andEachMessage(m -> handle(m, calculate, commit));
                });
    }

    private static void handle(Message message, CalculateTax calculate, CommitTax commit) {
        if (message.isEnvelope() && message.detailType().equals(ISSUED)) {
            commit.commit(message.event(InvoiceIssued.class));
        } else {
            calculate.calculate(message.event(InvoiceDrafted.class), message.receiveCount());
        }
    }
}
