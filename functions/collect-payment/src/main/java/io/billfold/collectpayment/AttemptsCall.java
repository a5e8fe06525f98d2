package io.billfold.collectpayment;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AttemptStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

/** {@code GET /invoices/{number}/attempts}. */
@Singleton
class AttemptsCall {
    private final AttemptStore attempts;

    AttemptsCall(AttemptStore attempts) {
        this.attempts = attempts;
    }

    /** 200 with the tries and what is next; 404 where nothing was ever to be collected. */
    Answer answer(Call call) {
        InvoiceNumber number;
        try {
            number = InvoiceNumber.parse(call.pathParameter("number"));
        } catch (IllegalArgumentException _) {
            return none();
        }
        return attempts.find(number)
                .map(Versioned::value)
                .map(it -> Answer.json(200, AttemptsAnswer.of(it)))
                .orElseGet(AttemptsCall::none);
    }

    private static Answer none() {
        return Answer.problem(
                404, "Nothing was tried", "this invoice was never collected from its account");
    }
}
