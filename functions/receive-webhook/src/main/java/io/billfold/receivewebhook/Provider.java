package io.billfold.receivewebhook;

import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import java.util.Map;

/**
 * How a payment provider calls us: how it proves that a call is its own, and how it puts events
 * into one. Nothing here decides what an event means.
 */
sealed interface Provider permits AdyenCalls, PayPalCalls, StripeCalls {
    /** As in the path and in keys, for example {@code adyen}. */
    String name();

    /**
     * Checks a call, on the very bytes that arrived, and finds the events in it.
     *
     * @throws IllegalStateException when it can't be checked now, for want of a key: the call fails
     *     and is sent again, rather than be believed
     */
    Reception receive(Call call);

    /** What the provider takes for a receipt. */
    default Answer receipt() {
        return Answer.json(200, Map.of("received", true));
    }
}
