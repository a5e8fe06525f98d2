package io.billfold.recordpayment;

import io.billfold.billing.Problem;
import io.billfold.events.EventJson;
import io.billfold.events.PaymentReader;
import io.billfold.events.PaymentReading;
import io.billfold.events.PaymentRequest;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.PaymentStore.Recorded;

import jakarta.inject.Singleton;

import java.util.List;

/** {@code POST /payments}. */
@Singleton
class PaymentCall {
    private static final String TITLE = "Payment refused";

    private final PaymentReader reader;
    private final RecordPayment recordPayment;

    PaymentCall(EventJson json, RecordPayment recordPayment) {
        this.reader = new PaymentReader(json);
        this.recordPayment = recordPayment;
    }

    /**
     * Answers a call.
     *
     * @return 201 when booked; 200 when it was booked before; 409 when the id or the charge is
     *     another payment's; 422 with everything that is wrong; 400 when it is not JSON
     */
    Answer answer(Call call) {
        return switch (reader.read(call.body())) {
            case PaymentReading.Read(PaymentRequest payment) ->
                    answer(recordPayment.record(payment));
            case PaymentReading.Unreadable(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
            case PaymentReading.NotJson(Problem problem) ->
                    Answer.problem(400, TITLE, "the body " + problem.reason());
        };
    }

    private static Answer answer(Recording recording) {
        return switch (recording) {
            case Recording.Done(Recorded recorded) -> Answer.json(201, PaymentAnswer.of(recorded));
            case Recording.Repeated(Recorded recorded) ->
                    Answer.json(200, PaymentAnswer.of(recorded));
            case Recording.Conflicting(String reason) -> Answer.problem(409, TITLE, reason);
            case Recording.Refused(List<Problem> problems) -> Answer.refused(TITLE, problems);
        };
    }
}
