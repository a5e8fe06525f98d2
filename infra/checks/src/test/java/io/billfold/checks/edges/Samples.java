package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

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

    static final String CREDIT =
            """
            {"version":1,"requestId":"r-1","reason":"Out of order",
             "lines":[{"position":1,"amount":"0.01"}]}""";

    static final String REFUND =
            """
            {"version":1,"requestId":"f-1","seller":"muster-de","currency":"EUR",
             "amount":"0.01","reason":"Customer left"}""";

    static final String USAGE =
            """
            {"version":1,"eventId":"e-1","subscription":"o-1001","metric":"requests",
             "at":"2026-02-02T09:15:00Z","quantity":"120.5","unique":"u-7"}""";

    /** All that invoices are searched by. */
    static final Map<String, String> SEARCH =
            Map.of(
                    "number", "MU-2026-000001",
                    "account", "acme",
                    "seller", "muster-de",
                    "from", "2026-01-01",
                    "to", "2026-12-31",
                    "amountFrom", "1.00",
                    "currency", "EUR",
                    "taxId", "DE136695976",
                    "state", "overdue",
                    "after", "NGE0YjBjMmFNVS0yMDI2LTAwMDAwMQ");

    /** Of a configured seller. */
    static final String TAX_QUOTE =
            """
            {"id":"q-1","seller":"muster-de","customer":{"kind":"consumer",
             "address":{"country":"FR"}},"currency":"EUR","date":"2026-02-01",
             "lines":[{"product":"saas","amount":"9.90"}]}""";

    private Samples() {}

    static String order() {
        return resource("order-placed");
    }

    static String seller() {
        return resource("seller");
    }

    static String catalog() {
        return resource("catalog");
    }

    /** Of a seller that it describes. */
    static String taxQuote() {
        return resource("tax-quote");
    }

    static String exchangeRates() {
        return resource("exchange-rates");
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
