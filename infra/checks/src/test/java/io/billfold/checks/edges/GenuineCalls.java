package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A call or two of each provider, as they make them. */
final class GenuineCalls {
    private static final String CAPTURE =
            """
            {"id":"WH-2CL46544TB770421K-5VB92446WP7345818","event_version":"1.0",
             "create_time":"2026-02-03T09:58:12.336Z","resource_type":"capture",
             "resource_version":"2.0","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{
             "amount":{"value":"23.68","currency_code":"EUR"},"custom_id":"MU-2026-000001",
             "create_time":"2026-02-03T09:58:10Z","final_capture":true,"id":"29Y24445UY2083144",
             "status":"COMPLETED"}}""";

    private static final String DISPUTED =
            """
            {"id":"WH-4M0448861G563140B-9EX36365822141321","event_type":"CUSTOMER.DISPUTE.CREATED",
             "create_time":"2026-02-03T09:59:05.000Z","resource_type":"dispute","resource":{
             "dispute_id":"PP-D-4012","create_time":"2026-02-03T09:59:00.000Z",
             "disputed_transactions":[{"seller_transaction_id":"29Y24445UY2083144"}],
             "reason":"UNAUTHORISED","status":"OPEN","dispute_life_cycle_stage":"INQUIRY",
             "dispute_amount":{"currency_code":"EUR","value":"23.68"}}}""";

    /** Without its signature. */
    static final String CHARGED_BACK =
            """
            {"live":"true","notificationItems":[{"NotificationRequestItem":{"additionalData":{
             "chargebackReasonCode":"10.4","hmacSignature":"%s"},
             "amount":{"currency":"EUR","value":2368},"eventCode":"CHARGEBACK",
             "eventDate":"2026-02-03T09:59:00+00:00","merchantAccountCode":"MusterDE",
             "merchantReference":"MU-2026-000001","originalReference":"8835511210681234",
             "paymentMethod":"visa","pspReference":"9915555555555555","reason":"Fraud",
             "success":"true"}}]}""";

    /** What is signed of it. */
    static final String CHARGED_BACK_SIGNED =
            "9915555555555555:8835511210681234:MusterDE:MU-2026-000001:2368:EUR:CHARGEBACK:true";

    private static final String AUTHORISED =
            """
            {"live":"true","notificationItems":[{"NotificationRequestItem":{"additionalData":{
             "hmacSignature":"%s"},"amount":{"currency":"EUR","value":5000},
             "eventCode":"AUTHORISATION","eventDate":"2026-02-03T09:58:00+00:00",
             "merchantAccountCode":"MusterAT","merchantReference":"MU-2026-000002",
             "operations":["CANCEL","CAPTURE","REFUND"],"pspReference":"8835511210685555",
             "success":"true"}}]}""";

    private static final String AUTHORISED_SIGNED =
            "8835511210685555::MusterAT:MU-2026-000002:5000:EUR:AUTHORISATION:true";

    private final List<Sent> all =
            List.of(
                    stripe(Samples.CHARGE),
                    stripe(Samples.DISPUTE),
                    payPal("69cd13f0-d67a-11e5-baa3-778b53f4ae55", CAPTURE),
                    payPal("7b1e5a10-d67a-11e5-baa3-778b53f4ae55", DISPUTED),
                    adyen(CHARGED_BACK, CHARGED_BACK_SIGNED),
                    adyen(AUTHORISED, AUTHORISED_SIGNED));

    /** A call. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(String provider, Map<String, String> headers, byte[] body) {
        @Override
        public String toString() {
            return provider + " " + headers + " " + new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    List<Sent> all() {
        return all;
    }

    private static Sent stripe(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return new Sent("stripe", Map.of("Stripe-Signature", Webhooks.header(bytes)), bytes);
    }

    private static Sent payPal(String transmission, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return new Sent("paypal", Webhooks.payPal(transmission, EdgeFunction.NOW, bytes), bytes);
    }

    private static Sent adyen(String body, String signed) {
        return new Sent(
                "adyen", Map.of(), body.replace("%s", Webhooks.adyen(signed)).getBytes(UTF_8));
    }
}
