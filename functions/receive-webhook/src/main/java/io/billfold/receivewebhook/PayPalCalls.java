package io.billfold.receivewebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.billfold.events.PayPalReader;
import io.billfold.lambda.Call;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Calls of PayPal: one event each, signed with a certificate. See {@link PayPalSignature}. */
final class PayPalCalls implements Provider {
    private final PayPalCertificates certificates;
    private final String webhookId;
    private final EventJson json;
    private final InstantSource wall;

    /**
     * @param webhookId PayPal's id of the webhook, for example {@code 9XL90610J3647323C}: part of
     *     what is signed, so that calls for others are no use here
     */
    PayPalCalls(
            PayPalCertificates certificates, String webhookId, EventJson json, InstantSource wall) {
        this.certificates = certificates;
        this.webhookId = webhookId;
        this.json = json;
        this.wall = wall;
    }

    @Override
    public String name() {
        return PayPalReader.PROVIDER;
    }

    @Override
    public Reception receive(Call call) {
        if (PayPalSignature.isMissing(call)) {
            return new Reception.Refused(Verdict.MISSING);
        }
        Optional<PayPalSignature> signature = PayPalSignature.of(call);
        if (signature.isEmpty()) {
            return new Reception.Refused(Verdict.MALFORMED);
        }
        if (!signature.get().isRecent(wall.instant())) {
            return new Reception.Refused(Verdict.EXPIRED);
        }
        Optional<X509Certificate> signer = certificates.at(signature.get().certificate());
        boolean genuine =
                signer.isPresent()
                        && signature.get().isMadeBy(signer.get(), webhookId, call.body());
        return genuine
                ? event(call.body(), signature.get().id())
                : new Reception.Refused(Verdict.FORGED);
    }

    private Reception event(byte[] body, String transmission) {
        try {
            String text = new String(body, UTF_8);
            return PayPalReader.event(json.tree(body))
                    .map(it -> new Incoming(it.id(), it.type(), text, transmission))
                    .<Reception>map(it -> new Reception.Genuine(List.of(it)))
                    .orElseGet(() -> new Reception.Unreadable("it has no id and event_type"));
        } catch (IOException notJson) {
            return new Reception.Unreadable("its " + body.length + " bytes are not JSON");
        }
    }
}
