package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Decisions about payout lines against an API that answers as it is told. */
class PayoutsCommandTest {
    private static final String PAYOUT =
            """
            {"id": "stripe.po_1", "differences": [], "more": 0, "decisions": [
             {"decisionId": "d-1", "what": "book", "line": "line 6", "type": "tax", "currency": "EUR",
              "as": [{"kind": "fee", "amount": "-1.00"}, {"kind": "tax-on-fees", "amount": "-0.21"}],
              "by": "jo", "reason": "invoice 7", "on": "2026-03-02"}]}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> calls = new ArrayList<>();
    private HttpServer server = server();
    private int status = 200;
    private String answer = PAYOUT;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean isToken = path.equals("/_billfold/token");
        if (!isToken) {
            calls.add(exchange.getRequestMethod() + " " + path + " " + asked);
        }
        byte[] body = (isToken ? "{\"token\": \"t\"}" : answer).getBytes(UTF_8);
        exchange.sendResponseHeaders(isToken ? 200 : status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("payouts"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--endpoint", "http://127.0.0.1:" + server.getAddress().getPort()));
        return Billfold.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void aLineIsBookedInPartsAndWhoSaidSoIsShown() {
        int code =
                run(
                        "book",
                        "stripe.po_1",
                        "--line",
                        "6",
                        "--as",
                        "fee=-1.00",
                        "--as",
                        "tax-on-fees=-0.21",
                        "--reason",
                        "invoice 7",
                        "--id",
                        "d-1");

        assertThat(code).as(err.toString()).isZero();
        assertThat(calls)
                .containsExactly(
                        "POST /payouts/stripe.po_1/decisions {\"version\":1,\"decisionId\":\"d-1\","
                                + "\"line\":\"line 6\",\"reason\":\"invoice 7\",\"as\":[{\"kind\":"
                                + "\"fee\",\"amount\":\"-1.00\"},{\"kind\":\"tax-on-fees\","
                                + "\"amount\":\"-0.21\"}],\"do\":\"book\"}");
        assertThat(out.toString().lines().map(it -> it.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "all lines are in the books",
                        "",
                        "line type decision amount by on why",
                        "line 6 tax book fee -1.00 EUR jo 2026-03-02 invoice 7",
                        "line 6 tax book tax-on-fees -0.21 EUR jo 2026-03-02 invoice 7");
    }

    @Test
    void whatWasBookedIsTakenBack() {
        int code = run("undo", "stripe.po_1", "--line", "6", "--reason", "r", "--id", "d-2");

        assertThat(code).as(err.toString()).isZero();
        assertThat(calls.getFirst()).contains("\"line\":\"line 6\"", "\"do\":\"undo\"");
    }

    @Test
    void aRefusalIsSaidWithItsReason() {
        status = 422;
        answer =
                """
                {"status": 422, "errors": [{"field": "line", "reason": "'line 9' is booked by nobody"}]}
                """;
        assertThat(run("undo", "stripe.po_1", "--line", "9", "--reason", "r")).isEqualTo(1);
        assertThat(err.toString()).contains("'line 9' is booked by nobody");
    }
}
