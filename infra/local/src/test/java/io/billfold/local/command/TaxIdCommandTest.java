package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;

import io.billfold.local.http.Json;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;

class TaxIdCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysHowANumberIsFormedAndThatNobodyWasAsked() {
        assertThat(run("de 136.695.976", "--country", "de")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "country             DE",
                        "kind                EU VAT number",
                        "normalized          DE136695976",
                        "format              well formed: DE and 9 digits, the last a check digit",
                        "check digit         right",
                        "registration        not asked: --ask asks VIES");
    }

    @Test
    void aWrongCheckDigitIsExitCodeOne() {
        assertThat(run("DE136695978", "--country", "DE", "--json")).isEqualTo(1);

        JsonNode facts = Json.parse(out.toString());
        assertThat(facts.path("format").asText())
                .isEqualTo("does not add up: must be DE and 9 digits, the last a check digit");
        assertThat(facts.path("severity").asText()).isEqualTo("reject");
    }

    @Test
    void saysWhereThereIsNobodyToAsk() {
        assertThat(run("29AAGCB7383J1Z4", "--country", "IN", "--ask", "--json")).isZero();

        JsonNode facts = Json.parse(out.toString());
        assertThat(facts.path("region").asText()).isEqualTo("KA");
        assertThat(facts.path("registration").asText())
                .isEqualTo("not known: there is no register to ask");
    }

    @Test
    void asksTheRegisterInYourName() throws IOException {
        HttpServer vies =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        vies.createContext(
                "/check-vat-number",
                exchange -> {
                    String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    boolean isNamed = sent.contains("\"requesterNumber\":\"136695976\"");
                    byte[] answer =
                            ("{\"valid\": true, \"name\": \"SA SODIMAS\", \"requestIdentifier\": \""
                                            + (isNamed ? "WAPI1" : "")
                                            + "\"}")
                                    .getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        vies.start();
        try {
            String url = "http://127.0.0.1:" + vies.getAddress().getPort();
            assertThat(
                            run(
                                    "FR40303265045",
                                    "--country=FR",
                                    "--ask",
                                    "--as=DE136695976",
                                    "--json",
                                    "--register=" + url))
                    .isZero();
        } finally {
            vies.stop(0);
        }
        JsonNode facts = Json.parse(out.toString());
        assertThat(facts.path("registration").asText()).isEqualTo("valid");
        assertThat(facts.path("registeredName").asText()).isEqualTo("SA SODIMAS");
        assertThat(facts.path("consultationNumber").asText()).isEqualTo("WAPI1");
    }

    @Test
    void aRegisterThatIsNotThereIsPending() {
        assertThat(
                        run(
                                "FR40303265045",
                                "--country=FR",
                                "--ask",
                                "--json",
                                "--register=http://127.0.0.1:1"))
                .isZero();

        JsonNode facts = Json.parse(out.toString());
        assertThat(facts.path("registration").asText()).isEqualTo("pending");
        assertThat(facts.path("reason").asText()).startsWith("not reached");
    }

    @Test
    void wrongUseIsExitCodeTwo() {
        assertThat(run("1", "--country", "ZZ")).isEqualTo(2);
        assertThat(err.toString()).contains("how ZZ forms tax ids is not known");
        assertThat(run("FR40303265045", "--country=FR", "--ask", "--as=1")).isEqualTo(2);
        assertThat(run("FR40303265045")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return new CommandLine(new TaxIdCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
