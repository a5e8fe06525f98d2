package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Inputs that are right, to be damaged. */
final class Samples {
    static final String PAYMENT =
            """
            {"version":1,"paymentId":"p-1","invoice":"MU-2026-000001","amount":"23.68",
             "currency":"EUR","receivedOn":"2026-02-03","provider":"stripe",
             "providerReference":"ch_1"}""";

    static final String DISPUTE =
            """
            {"id":"evt_1","object":"event","type":"charge.dispute.funds_withdrawn",
             "created":1770000000,"livemode":false,"data":{"object":{"id":"dp_1",
             "object":"dispute","charge":"ch_1","amount":2368,"currency":"eur",
             "status":"needs_response","reason":"fraudulent",
             "evidence_details":{"due_by":1770600000,"has_evidence":false},
             "balance_transactions":[{"id":"txn_1","amount":-2368,"fee":1500,"net":-3868,
             "currency":"eur","created":1769999999}]}}}""";

    static final String CHARGE =
            """
            {"id":"evt_2","type":"charge.succeeded","created":1770000000,"data":{"object":
             {"id":"ch_1","amount":2368,"amount_captured":2368,"captured":true,"currency":"eur",
             "metadata":{"invoice":"MU-2026-000001"}}}}""";

    private Samples() {}

    static String order() {
        return resource("order-placed");
    }

    static String seller() {
        return resource("seller");
    }

    private static String resource(String name) {
        String path = "/io/billfold/events/samples/" + name + ".v1.json";
        try (InputStream in = Samples.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
