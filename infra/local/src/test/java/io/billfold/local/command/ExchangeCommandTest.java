package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.billfold.local.http.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The command line against an API that answers as it is told. */
class ExchangeCommandTest {
    private static final String FILE =
            """
            Date,USD,CHF,RUB,
            2024-04-03,1.0783,0.9792,N/A,
            2024-04-02,1.0749,0.9765,N/A,
            2024-03-28,1.0811,0.9766,N/A,
            """;

    @TempDir private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> calls = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private HttpServer server = server();
    private int status = 200;
    private String answer = "{\"added\": 4, \"known\": 2, \"replaced\": 0}";

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
        boolean isToken = exchange.getRequestURI().getPath().equals("/_billfold/token");
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (!isToken) {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            pages.add(Json.parse(sent));
        }
        byte[] body = (isToken ? "{\"token\": \"t\"}" : answer).getBytes(UTF_8);
        exchange.sendResponseHeaders(isToken ? 200 : status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void aFileIsSentFromItsOldestDay() throws IOException {
        assertThat(run("load", file(FILE))).isZero();

        assertThat(calls).containsExactly("PUT /exchange-rates");
        JsonNode page = pages.getFirst();
        assertThat(page.path("source").asText()).isEqualTo("ECB");
        assertThat(page.path("replace").asBoolean()).isFalse();
        assertThat(page.path("rates")).hasSize(6);
        assertThat(page.path("rates").path(1))
                .hasToString(
                        "{\"date\":\"2024-03-28\",\"currency\":\"USD\",\"perEuro\":\"1.0811\"}");
        assertThat(out)
                .hasToString(
                        "3 days, 2024-03-28 to 2024-04-03: 4 rates added, 2 known, 0 replaced, 0 on"
                                + " pages that were refused\n");
    }

    @Test
    void whatIsOlderIsLeftOut() throws IOException {
        assertThat(run("load", file(FILE), "--since", "2024-04-02", "--replace")).isZero();

        assertThat(pages.getFirst().path("rates")).hasSize(4);
        assertThat(pages.getFirst().path("replace").asBoolean()).isTrue();
        assertThat(run("load", file(FILE), "--since", "2024-05-01")).isEqualTo(1);
        assertThat(err.toString()).endsWith("has no rates since 2024-05-01\n");
    }

    @Test
    void aPageHoldsTwelveMonthsAndTwoThousandRates() throws IOException {
        StringBuilder months = new StringBuilder("Date,USD,\n");
        for (int month = 0; month < 30; month++) {
            months.append(LocalDate.of(2020, 1, 2).plusMonths(month)).append(",1.1,\n");
        }
        run("load", file(months.toString()));
        assertThat(pages).extracting(page -> page.path("rates").size()).containsExactly(12, 12, 6);

        pages.clear();
        StringBuilder wide = new StringBuilder("Date");
        for (char c = 'A'; c <= 'Z'; c++) {
            wide.append(",XA").append(c).append(",XB").append(c).append(",XC").append(c);
        }
        String values = ",1.1".repeat(78) + "\n";
        wide.append('\n');
        for (int day = 1; day <= 60; day++) {
            wide.append(LocalDate.of(2020, 1, 1).plusDays(day)).append(values);
        }
        run("load", file(wide.toString()));
        // 25 days of 78
        assertThat(pages)
                .extracting(page -> page.path("rates").size())
                .containsExactly(1950, 1950, 780);
    }

    @Test
    void whatIsRefusedIsNamed() throws IOException {
        status = 422;
        answer =
                """
                {"status": 422, "errors": [{"field": "rates[1]",
                  "reason": "USD of 2024-04-02 is 1.0749, known as 1.075"}]}
                """;
        String file = file(FILE);
        assertThat(run("load", file)).isEqualTo(1);
        assertThat(err)
                .hasToString(file + ": rates[1]: USD of 2024-04-02 is 1.0749, known as 1.075\n");
        assertThat(out.toString()).endsWith("0 replaced, 6 on pages that were refused\n");
    }

    @Test
    void aWrongFileIsNamedWithLineAndColumnAndNotSent() throws IOException {
        String file = file(FILE.replace("1.0749", "1,0749"));
        assertThat(run("load", file)).isEqualTo(1);
        assertThat(calls).isEmpty();
        assertThat(err)
                .hasToString(
                        file
                                + ":3:26: has 5 columns, the first line 4\n"
                                + "billfold: nothing was sent\n");
        assertThat(run("load", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file ");
        Path zip = Files.write(folder.resolve("eurofxref.zip"), new byte[] {'P', 'K', -1, 0});
        assertThat(run("load", zip.toString())).isEqualTo(1);
        assertThat(err.toString()).endsWith(zip + " is not text: unpack a zip before\n");
    }

    @Test
    void theRateThatCountsIsShownWithItsLaw() {
        answer =
                """
                {"from": "USD", "to": "PLN", "rate": "4.000186064", "rule": "day",
                 "words": "1 EUR = 1.0749 USD, 1 EUR = 4.2998 PLN (ECB, 2024-04-02)",
                 "law": "Directive 2006/112/EC art. 91(2)"}
                """;
        assertThat(run("show", "USD", "--to", "PLN", "--date", "2024-04-02")).isZero();
        assertThat(calls)
                .containsExactly("GET /exchange-rates?from=USD&to=PLN&date=2024-04-02&rule=day");
        assertThat(out)
                .hasToString(
                        """
                        1 USD = 4.000186064 PLN
                        1 EUR = 1.0749 USD, 1 EUR = 4.2998 PLN (ECB, 2024-04-02)
                        day: Directive 2006/112/EC art. 91(2)
                        """);
    }

    @Test
    void aRateThatIsNotThereIsSaid() {
        status = 422;
        answer = "{\"errors\": [{\"field\": \"date\", \"reason\": \"is not known\"}]}";
        assertThat(run("show", "USD", "--date", "2024-04-20", "--source", "ECB")).isEqualTo(1);
        assertThat(err).hasToString("billfold: no rate: date is not known\n");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("eurofxref.csv"), text).toString();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("tax", "exchange"));
        all.addAll(List.of(arguments));
        all.add("--endpoint");
        all.add("http://127.0.0.1:" + server.getAddress().getPort());
        return Billfold.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
