package io.billfold.receivewebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.billfold.events.StripeReader;
import io.billfold.lambda.Call;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Calls of Stripe: one event each, signed whole. See {@link StripeSignature}. */
final class StripeCalls implements Provider {
    private static final String HEADER = "stripe-signature";

    private final WebhookSecrets secrets;
    private final EventJson json;
    private final InstantSource wall;

    /**
     * @param wall real time: Stripe signs in real time, whatever the business time is
     */
    StripeCalls(WebhookSecrets secrets, EventJson json, InstantSource wall) {
        this.secrets = secrets;
        this.json = json;
        this.wall = wall;
    }

    @Override
    public String name() {
        return StripeReader.PROVIDER;
    }

    @Override
    public Reception receive(Call call) {
        Verdict verdict =
                StripeSignature.check(
                        call.header(HEADER).orElse(null),
                        call.body(),
                        secrets.current(),
                        wall.instant());
        return verdict == Verdict.GENUINE ? event(call.body()) : new Reception.Refused(verdict);
    }

    private Reception event(byte[] body) {
        try {
            return StripeReader.event(json.tree(body))
                    .map(it -> new Incoming(it.id(), it.type(), new String(body, UTF_8), null))
                    .<Reception>map(it -> new Reception.Genuine(List.of(it)))
                    .orElseGet(() -> new Reception.Unreadable("it has no id and type"));
        } catch (IOException notJson) {
            return new Reception.Unreadable("its " + body.length + " bytes are not JSON");
        }
    }
}
