package io.billfold.receivewebhook;

import io.billfold.lambda.Call;
import io.billfold.receivewebhook.StripeSignature.Verdict;

import java.time.InstantSource;

/** Checks calls against the secrets of now, on the wall clock. */
final class StripeVerifier {
    private static final String HEADER = "stripe-signature";

    private final WebhookSecrets secrets;
    private final InstantSource wall;

    /**
     * @param wall real time: Stripe signs in real time, whatever the business time is
     */
    StripeVerifier(WebhookSecrets secrets, InstantSource wall) {
        this.secrets = secrets;
        this.wall = wall;
    }

    Verdict check(Call call) {
        return StripeSignature.check(
                call.header(HEADER).orElse(null), call.body(), secrets.current(), wall.instant());
    }
}
